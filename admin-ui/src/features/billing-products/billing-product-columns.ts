import type { BillingProductResponse } from '../../api/model';
import { formatInstant, formatNumber } from '../../core/format';
import type { Column } from '../../ui/data-table';
import { priceText } from './price.rules';

/** The columns of products. The name says which are inactive; its own column sorts by it. */
export const productColumns: readonly Column<BillingProductResponse>[] = [
  { key: 'name', label: $localize`Name`, sortable: true, width: '16%' },
  {
    key: 'quantitySource',
    label: $localize`Counts`,
    sortable: true,
    width: '18%',
    maxWidth: 'clamp(140px, 17vw, 340px)',
  },
  {
    key: 'account',
    label: $localize`Account`,
    sortable: true,
    maxWidth: 'clamp(90px, 12vw, 220px)',
    hiddenByDefault: true,
    value: ({ account }) => account.name,
  },
  {
    key: 'includedCount',
    label: $localize`Included`,
    sortable: true,
    align: 'end',
    width: '90px',
    hiddenByDefault: true,
    value: ({ includedCount }) => formatNumber(includedCount),
  },
  { key: 'cost', label: $localize`Cost`, align: 'end' },
  { key: 'price', label: $localize`Price`, align: 'end', value: ({ price }) => priceText(price) },
  { key: 'agreementCount', label: $localize`Agreements`, sortable: true, align: 'end', width: '100px' },
  {
    key: 'taxable',
    label: $localize`Taxable`,
    hiddenByDefault: true,
    value: ({ taxable }) => (taxable ? $localize`Yes` : $localize`No`),
  },
  { key: 'active', label: $localize`State`, sortable: true, hiddenByDefault: true },
  { key: 'description', label: $localize`Description`, hiddenByDefault: true },
  {
    key: 'createdAt',
    label: $localize`Created`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ createdAt }) => formatInstant(createdAt),
  },
];
