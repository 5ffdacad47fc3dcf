import { decimal, type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { BillingProductResponse } from './billing-products.dto.js';

export const billingProductExport: ExportDefinition<BillingProductResponse> = {
  name: 'billing-products',
  columns: [
    number('Id', (item) => item.id),
    text('Name', (item) => item.name),
    text('Description', (item) => item.description),
    text('Account code', (item) => item.account.code),
    text('Account', (item) => item.account.name),
    text('Quantity source', (item) => item.quantitySource.type),
    number('Quantity', (item) => item.quantitySource.quantity),
    text('Device group', (item) => item.deviceGroup?.name),
    text('Roles', (item) => item.roles.map(({ name }) => name).join('; ')),
    text('License', (item) => item.licenseName),
    text('Counts', (item) => item.quantitySource.count),
    text('Cost source', (item) => item.costSource.type),
    decimal('Cost', (item) => item.costSource.amount),
    decimal('Inherited cost', (item) => item.inheritedCost?.unitCost),
    text('Inherited currency', (item) => item.inheritedCost?.currency),
    number('Inherited for months', (item) => item.inheritedCost?.termMonths),
    text('Price type', (item) => item.price.type),
    decimal('Price', (item) => item.price.amount),
    decimal('Markup percent', (item) => item.price.percent),
    number('Included', (item) => item.includedCount),
    flag('Taxable', (item) => item.taxable),
    flag('Active', (item) => item.active),
    number('Agreements', (item) => item.agreementCount),
    text('Problem', (item) => item.problem),
    instant('Created', (item) => item.createdAt),
  ],
};
