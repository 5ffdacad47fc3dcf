import type { HeldLicenseResponse, LicenseResponse, OrganizationLicenseResponse } from '../../api/model';
import { formatDate, formatMoney } from '../../core/format';
import { complianceWords, licenseKind } from '../../core/words';
import type { Column } from '../../ui/data-table';
import { daysLeftText, renewalText } from './license-status.rules';
import { scopeText } from './scope.rules';

/** What every list of licenses knows of one. */
export type ListedLicense = Pick<LicenseResponse, Exclude<keyof HeldLicenseResponse & keyof LicenseResponse, 'note'>>;

/** The columns of license lists. Name, usage, compliance and tags are drawn by templates. */
export const licenseColumns: readonly Column<ListedLicense | OrganizationLicenseResponse>[] = [
  { key: 'name', label: $localize`Name`, sortable: true, width: '24%', maxWidth: 'clamp(160px, 17vw, 420px)' },
  { key: 'usage', label: $localize`Usage`, sortable: true, width: '150px' },
  {
    key: 'publisher',
    label: $localize`Publisher`,
    sortable: true,
    maxWidth: 'clamp(110px, 10vw, 260px)',
    value: ({ publisher }) => publisher?.name,
  },
  {
    key: 'vendor',
    label: $localize`Vendor`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ vendor }) => vendor?.name,
  },
  {
    key: 'type',
    label: $localize`Type`,
    sortable: true,
    value: ({ type, assignmentMode }) => licenseKind(type, assignmentMode),
  },
  {
    key: 'scope',
    label: $localize`Scope`,
    maxWidth: 'clamp(120px, 10.5vw, 300px)',
    value: ({ scope }) => scopeText(scope),
  },
  { key: 'available', label: $localize`Available`, sortable: true, align: 'end', hiddenByDefault: true },
  {
    key: 'unitCost',
    label: $localize`Unit cost`,
    sortable: true,
    align: 'end',
    hiddenByDefault: true,
    value: ({ cost }) => cost && formatMoney(cost.unitCost, cost.currency),
  },
  {
    key: 'totalCost',
    label: $localize`Total cost`,
    sortable: true,
    align: 'end',
    hiddenByDefault: true,
    value: ({ cost }) => cost && formatMoney(cost.totalCost, cost.currency),
  },
  {
    key: 'yearlyCost',
    label: $localize`Cost in a year`,
    sortable: true,
    align: 'end',
    hiddenByDefault: true,
    value: ({ cost }) => cost && formatMoney(cost.yearlyCost, cost.currency),
  },
  {
    key: 'unusedCost',
    label: $localize`Cost of unused seats`,
    sortable: true,
    align: 'end',
    hiddenByDefault: true,
    value: ({ cost }) => cost && formatMoney(cost.unusedCost, cost.currency),
  },
  {
    key: 'purchaseDate',
    label: $localize`Purchase date`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ purchaseDate }) => formatDate(purchaseDate),
  },
  {
    key: 'expiresOn',
    label: $localize`Expires`,
    sortable: true,
    value: ({ term }) => formatDate(term.expiresOn),
  },
  {
    key: 'autoRenew',
    label: $localize`Auto-renewal`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ term }) => renewalText(term),
  },
  {
    key: 'daysToExpiration',
    label: $localize`Days left`,
    sortable: true,
    align: 'end',
    hiddenByDefault: true,
    value: ({ daysToExpiration }) => daysLeftText(daysToExpiration),
  },
  {
    key: 'compliance',
    label: $localize`Compliance`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ compliance }) => compliance && complianceWords[compliance],
  },
  { key: 'tags', label: $localize`Tags`, hiddenByDefault: true, value: ({ tags }) => tags.join(', ') },
];
