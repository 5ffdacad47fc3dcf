import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';

import { billingAgreementTemplatesExport, billingAgreementTemplatesList } from '../../api/billing-agreement-templates';
import type { BillingTemplateResponse } from '../../api/model';
import { Can } from '../../core/ability/can';
import { formatInstant } from '../../core/format';
import { type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { BillingAgreementActions } from './billing-agreement-actions';
import { BillingTemplateActions } from './billing-template-actions';
import { rhythmText } from './billing-terms.rules';
import { timingWords } from './billing-words';

/** What agreements are made from. */
@Component({
  selector: 'app-billing-template-list',
  imports: [Can, DataTable, EmptyState, Icon],
  template: `
    <app-data-table
      label="Templates"
      i18n-label
      [source]="templates"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="edit($event)"
    >
      <button
        tableActions
        *appCan="'create'; subject: 'BillingAgreementTemplate'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add template</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="file"
        heading="No templates yet"
        i18n-heading
        text="A template is what most of your agreements have in common: the products and how they are billed. An agreement that is made from it needs an organization and a start, and is changed where that organization differs."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'BillingAgreementTemplate'"
          type="button"
          class="button button-primary"
          (click)="add()"
        >
          <ng-container i18n>Add template</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class BillingTemplateList {
  readonly #actions = inject(BillingTemplateActions);
  readonly #agreements = inject(BillingAgreementActions);
  readonly #router = inject(Router);

  protected readonly mayUpdate = computed(() => this.#actions.mayUpdate());

  protected readonly templates = listSource({
    key: 'billing-agreement-templates',
    list: billingAgreementTemplatesList,
    export: billingAgreementTemplatesExport,
    defaultSort: 'name',
    topics: ['billing-agreement-templates'],
  });

  protected readonly columns: readonly Column<BillingTemplateResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '20%' },
    { key: 'description', label: $localize`Description`, width: '24%' },
    { key: 'interval', label: $localize`Billed`, sortable: true, value: (template) => rhythmText(template) },
    { key: 'timing', label: $localize`Timing`, value: ({ timing }) => timingWords[timing] },
    {
      key: 'products',
      label: $localize`Products`,
      value: ({ products }) => products.map(({ name }) => name).join(', '),
    },
    { key: 'currency', label: $localize`Currency`, sortable: true, hiddenByDefault: true, width: '90px' },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly rowActions = (template: BillingTemplateResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.#agreements.mayCreate()) {
      const run = (): void => void this.#use(template);
      actions.push({ label: $localize`Make an agreement`, icon: 'add', run });
    }
    if (this.#actions.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.edit(template) });
    }
    if (this.#actions.mayCreate()) {
      const run = (): void => void this.#then(this.#actions.duplicate(template));
      actions.push({ label: $localize`Duplicate`, icon: 'copy', run });
    }
    if (this.#actions.mayDelete()) {
      const run = (): void => void this.#then(this.#actions.delete(template));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected edit(template: BillingTemplateResponse): Promise<void> {
    return this.#then(this.#actions.edit(template));
  }

  async #use(template: BillingTemplateResponse): Promise<void> {
    const added = await this.#agreements.add(template);
    if (added) await this.#router.navigate(['/billing/agreements', added.id, 'next-invoice']);
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.templates.reload();
  }
}
