import type { LicensesListParams } from '../../api/model';
import { publishersGet, publishersList } from '../../api/publishers';
import { softwareGet } from '../../api/software';
import { vendorsGet, vendorsList } from '../../api/vendors';
import { assignmentModeWords, complianceWords, licenseStatusWords, licenseTypeWords, options } from '../../core/words';
import type { TableFilter } from '../../ui/data-table';
import { findProducts } from './product';

const offered = 20;

/** The filters of license lists. */
export const licenseFilters: readonly TableFilter<Exclude<keyof LicensesListParams, 'organizationId'>>[] = [
  {
    kind: 'choice',
    key: 'type',
    not: 'typeNot',
    label: $localize`Type`,
    options: options(licenseTypeWords),
  },
  { kind: 'choice', key: 'assignmentMode', label: $localize`Assignment`, options: options(assignmentModeWords) },
  {
    kind: 'lookup',
    key: 'publisherId',
    not: 'publisherIdNot',
    label: $localize`Publisher`,
    search: (q) => publishersList({ q, pageSize: offered }),
    load: publishersGet,
  },
  {
    kind: 'lookup',
    key: 'vendorId',
    not: 'vendorIdNot',
    label: $localize`Vendor`,
    search: (q) => vendorsList({ q, pageSize: offered }),
    load: vendorsGet,
  },
  {
    kind: 'choice',
    key: 'compliance',
    not: 'complianceNot',
    label: $localize`Compliance`,
    options: options(complianceWords),
  },
  {
    kind: 'choice',
    key: 'status',
    not: 'statusNot',
    label: $localize`Status`,
    options: options(licenseStatusWords),
  },
  {
    kind: 'choice',
    key: 'autoRenew',
    label: $localize`Auto-renewal`,
    single: true,
    options: [
      { value: 'true', label: $localize`Renews itself` },
      { value: 'false', label: $localize`Does not renew itself` },
    ],
  },
  {
    kind: 'choice',
    key: 'hasYearlyCost',
    label: $localize`Cost in a year`,
    single: true,
    options: [
      { value: 'true', label: $localize`Some` },
      { value: 'false', label: $localize`None` },
    ],
  },
  {
    kind: 'choice',
    key: 'hasUnusedCost',
    label: $localize`Cost of unused seats`,
    single: true,
    options: [
      { value: 'true', label: $localize`Some` },
      { value: 'false', label: $localize`None` },
    ],
  },
  { kind: 'text', key: 'currency', label: $localize`Currency` },
  { kind: 'days', key: 'expiresFrom', until: 'expiresBefore', untilIs: 'after', label: $localize`Expires` },
  {
    kind: 'lookup',
    key: 'productId',
    label: $localize`Product`,
    search: findProducts,
    load: softwareGet,
  },
  { kind: 'text', key: 'tag', not: 'tagNot', label: $localize`Tag` },
];
