import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import { billingAgreementsExport, billingAgreementsList } from '../../api/billing-agreements';
import { billingProductsGet, billingProductsList } from '../../api/billing-products';
import type { BillingAgreementResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatDate } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { AgreementStatusBadge } from './agreement-status';
import { BillingAgreementActions } from './billing-agreement-actions';
import { rhythmText } from './billing-terms.rules';
import { agreementStatusWords, timingWords } from './billing-words';

/** The agreements of all organizations, or of the chosen one. */
@Component({
  selector: 'app-billing-agreement-list',
  imports: [AgreementStatusBadge, Can, Cell, DataTable, EmptyState, Icon],
  template: `
    <app-data-table
      label="Agreements"
      i18n-label
      [source]="agreements"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <app-agreement-status *appCell="'status' of agreements; let agreement" [agreement]="agreement" />
      <button
        tableActions
        *appCan="'create'; subject: 'BillingAgreement'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add agreement</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="billing"
        heading="No agreements yet"
        i18n-heading
        text="An agreement says what an organization is charged and when: its products, its interval and its currency. Invoices are made from it by themselves."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'BillingAgreement'"
          type="button"
          class="button button-primary"
          (click)="add()"
        >
          <ng-container i18n>Add agreement</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class BillingAgreementList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingAgreementActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);

  protected readonly agreements = listSource({
    key: 'billing-agreements',
    list: billingAgreementsList,
    export: billingAgreementsExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      { kind: 'choice', key: 'status', label: $localize`State`, options: options(agreementStatusWords) },
      ...(this.#abilities.can('read', 'BillingProduct')
        ? [
            {
              kind: 'lookup' as const,
              key: 'productId' as const,
              label: $localize`Product`,
              search: (q: string) => billingProductsList({ q, sort: 'name' }),
              load: billingProductsGet,
            },
          ]
        : []),
      {
        kind: 'choice',
        key: 'failed',
        label: $localize`Last run`,
        single: true,
        options: [
          { value: 'true', label: $localize`Could not be billed` },
          { value: 'false', label: $localize`Nothing wrong` },
        ],
      },
    ],
    defaultSort: 'name',
    topics: ['billing-agreements'],
  });

  protected readonly columns: readonly Column<BillingAgreementResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '18%' },
    {
      key: 'organization',
      label: $localize`Organization`,
      sortable: true,
      value: ({ organization }) => organization.name,
    },
    { key: 'status', label: $localize`State`, sortable: true, width: '150px' },
    { key: 'interval', label: $localize`Billed`, sortable: true, value: (agreement) => rhythmText(agreement) },
    { key: 'timing', label: $localize`Timing`, hiddenByDefault: true, value: ({ timing }) => timingWords[timing] },
    {
      key: 'nextBillOn',
      label: $localize`Next invoice`,
      sortable: true,
      value: ({ nextBillOn, status }) => (status === 'ENDED' ? '' : formatDate(nextBillOn)),
    },
    { key: 'products', label: $localize`Products`, value: ({ products }) => productNames(products) },
    { key: 'currency', label: $localize`Currency`, sortable: true, hiddenByDefault: true, width: '90px' },
    {
      key: 'autoApprove',
      label: $localize`Approval`,
      hiddenByDefault: true,
      value: ({ autoApprove }) => (autoApprove ? $localize`By itself` : $localize`By hand`),
    },
    { key: 'endOn', label: $localize`Ends`, hiddenByDefault: true, value: ({ endOn }) => formatDate(endOn) },
    {
      key: 'startOn',
      label: $localize`Starts`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ startOn }) => formatDate(startOn),
    },
    {
      key: 'periodsBilled',
      label: $localize`Invoices`,
      align: 'end',
      hiddenByDefault: true,
    },
  ];

  protected readonly link = ({ id }: BillingAgreementResponse): readonly unknown[] => ['/billing/agreements', id];
  protected readonly rowActions = (agreement: BillingAgreementResponse): readonly RowAction[] =>
    this.#actions.menu(agreement, () => this.agreements.reload());

  protected async add(): Promise<void> {
    const added = await this.#actions.add();
    if (added) await this.#router.navigate(['/billing/agreements', added.id, 'next-invoice']);
  }
}

function productNames(products: BillingAgreementResponse['products']): string {
  return products.map(({ name }) => name).join(', ');
}
