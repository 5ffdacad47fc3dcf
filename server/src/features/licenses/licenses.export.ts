import {
  date,
  decimal,
  type ExportDefinition,
  flag,
  instant,
  number,
  text,
  texts,
} from '../../platform/http/export-columns.js';
import type { PurchaseResponse, UsageHistoryResponse } from './license-ledger.dto.js';
import type { LicenseTermPeriodResponse } from './license-renewals.dto.js';
import type { LicenseResponse } from './licenses.dto.js';
import type { OrganizationLicenseResponse } from './organization-licenses.dto.js';

/** The rule as the API writes it; empty where there is none. */
function ruleText(rule: object): string {
  return Object.keys(rule).length === 0 ? '' : JSON.stringify(rule);
}

export const licenseExport: ExportDefinition<LicenseResponse | OrganizationLicenseResponse> = {
  name: 'licenses',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Status', (item) => item.status),
    text('Publisher', (item) => item.publisher?.name),
    text('Vendor', (item) => item.vendor?.name),
    text('Type', (item) => item.type),
    text('Assignment', (item) => item.assignmentMode),
    flag('Global', (item) => item.scope.global),
    texts('Organizations', (item) => item.scope.organizations.map((each) => each.name)),
    texts('Locations', (item) => item.scope.locations.map((each) => each.name)),
    number('Quantity', (item) => item.quantity),
    number('Usage', (item) => item.usage),
    number('Available', (item) => item.available),
    text('Compliance', (item) => item.compliance),
    flag('Enforce quantity', (item) => item.enforceQuantity),
    text('Cost mode', (item) => item.cost?.mode),
    decimal('Unit cost', (item) => item.cost?.unitCost),
    decimal('Total cost', (item) => item.cost?.totalCost),
    decimal('Yearly cost', (item) => item.cost?.yearlyCost),
    decimal('Unused cost', (item) => item.cost?.unusedCost),
    text('Currency', (item) => item.cost?.currency),
    date('Purchase date', (item) => item.purchaseDate),
    date('Expires on', (item) => item.term.expiresOn),
    number('Days left', (item) => item.daysToExpiration),
    flag('Auto-renewal', (item) => item.term.autoRenew),
    number('Renews every', (item) => item.term.renewalCount),
    text('Renewal unit', (item) => item.term.renewalUnit),
    texts('Notice days', (item) => item.term.noticeDays.map(String)),
    text('Assignment rule', (item) => ruleText(item.assignmentRule)),
    texts('Tags', (item) => item.tags),
    text('Description', (item) => item.description),
    text('Note', (item) => item.note),
    instant('Created', (item) => item.createdAt),
    instant('Changed', (item) => item.updatedAt),
  ],
};

/** The same columns. Figures are empty where no part of a shared license belongs to the organization. */
export const organizationLicenseExport: ExportDefinition<OrganizationLicenseResponse> = {
  ...licenseExport,
  name: 'organization-licenses',
};

export const purchaseExport: ExportDefinition<PurchaseResponse> = {
  name: 'license-purchases',
  columns: [
    number('Id', (item) => item.id),
    text('Kind', (item) => item.kind),
    date('Purchased on', (item) => item.purchasedOn),
    number('Quantity change', (item) => item.quantityDelta),
    number('Quantity after', (item) => item.quantityAfter),
    decimal('Unit cost', (item) => item.unitCost),
    decimal('Total cost', (item) => item.totalCost),
    text('Currency', (item) => item.currency),
    text('Vendor', (item) => item.vendor?.name),
    text('PO number', (item) => item.poNumber),
    text('Invoice number', (item) => item.invoiceNumber),
    text('Note', (item) => item.note),
    text('By', (item) => item.by),
  ],
};

export const usageHistoryExport: ExportDefinition<UsageHistoryResponse> = {
  name: 'license-usage-history',
  columns: [
    number('Id', (item) => item.id),
    instant('Changed', (item) => item.changedAt),
    text('By', (item) => item.by),
    number('Old quantity', (item) => item.oldQuantity),
    number('New quantity', (item) => item.newQuantity),
    number('Old usage', (item) => item.oldUsage),
    number('New usage', (item) => item.newUsage),
    text('Note', (item) => item.note),
  ],
};

export const licenseTermExport: ExportDefinition<LicenseTermPeriodResponse> = {
  name: 'license-terms',
  columns: [
    number('Term', (item) => item.number),
    text('State', (item) => item.state),
    date('Starts on', (item) => item.startsOn),
    date('Ends on', (item) => item.endsOn),
    date('Renewed on', (item) => item.renewedOn),
    flag('Automatic', (item) => item.automatic),
    number('Quantity', (item) => item.quantity),
    decimal('Cost', (item) => item.cost),
    text('Currency', (item) => item.currency),
    text('By', (item) => item.by),
  ],
};
