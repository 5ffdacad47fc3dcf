import { Component, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingAgreementsExport, billingAgreementsList } from '../../api/billing-agreements';
import type { BillingAgreementResponse } from '../../api/model';
import { formatDate, formatMoney, formatNumber, nothing } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { AgreementStatusBadge } from '../billing-agreements/agreement-status';
import { agreementStatusWords, intervalWords } from '../billing-agreements/billing-words';

/** The agreements that charge for a product, with what they agree on in its stead. */
@Component({
  selector: 'app-billing-product-agreements',
  imports: [AgreementStatusBadge, Cell, DataTable, EmptyState, RouterLink],
  template: `
    <app-data-table label="Agreements" i18n-label [source]="agreements" [columns]="columns" [rowLink]="link">
      <app-agreement-status *appCell="'status' of agreements; let row" [agreement]="row" />
      <app-empty-state
        tableEmpty
        icon="organization"
        heading="On no agreement yet"
        i18n-heading
        text="Put the product on the agreement of an organization: from its next invoice on it is charged for."
        i18n-text
      >
        <a class="button" routerLink="/billing/agreements" i18n>To the agreements</a>
      </app-empty-state>
    </app-data-table>
  `,
})
export class BillingProductAgreements {
  readonly #scope = inject(OrganizationScope);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly agreements = listSource({
    key: 'billing-product-agreements',
    list: billingAgreementsList,
    export: billingAgreementsExport,
    params: () => ({ productId: [this.id()], organizationId: this.#scope.ids() }),
    filters: [{ kind: 'choice', key: 'status', label: $localize`State`, options: options(agreementStatusWords) }],
    defaultSort: 'organization',
    topics: ['billing-agreements', 'organizations'],
  });

  protected readonly columns: readonly Column<BillingAgreementResponse>[] = [
    { key: 'name', label: $localize`Agreement`, sortable: true, width: '26%' },
    {
      key: 'organization',
      label: $localize`Organization`,
      sortable: true,
      width: '24%',
      value: ({ organization }) => organization.name,
    },
    { key: 'status', label: $localize`State`, sortable: true },
    { key: 'interval', label: $localize`Interval`, sortable: true, value: ({ interval }) => intervalWords[interval] },
    { key: 'price', label: $localize`Agreed price`, align: 'end', value: (agreement) => this.#priceIn(agreement) },
    {
      key: 'includedCount',
      label: $localize`Agreed included count`,
      align: 'end',
      value: (agreement) => formatNumber(this.#agreedIn(agreement)?.includedCount),
    },
    {
      key: 'nextBillOn',
      label: $localize`Next invoice`,
      sortable: true,
      value: ({ status, nextBillOn }) => (status === 'ENDED' ? nothing : formatDate(nextBillOn)),
    },
  ];

  protected readonly link = ({ id }: BillingAgreementResponse): readonly unknown[] => ['/billing/agreements', id];

  #priceIn(agreement: BillingAgreementResponse): string {
    return formatMoney(this.#agreedIn(agreement)?.price, agreement.currency);
  }

  #agreedIn({ products }: BillingAgreementResponse): BillingAgreementResponse['products'][number] | undefined {
    return products.find(({ productId }) => productId === this.id());
  }
}
