import { Component, inject, input } from '@angular/core';

import { licensesExportPurchases, licensesPurchases } from '../../api/licenses';
import type { LicensesPurchasesParams, PurchaseResponse } from '../../api/model';
import { formatChange, formatDate, formatMoney } from '../../core/format';
import { options } from '../../core/words';
import { type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { CurrentLicense } from './current-license';
import { LicenseActions } from './license-actions';
import { purchaseKindWords } from './seat-words';

/** The purchases behind a license's quantity. */
@Component({
  selector: 'app-license-purchases',
  imports: [DataTable, EmptyState, Icon],
  template: `
    <app-data-table
      label="Purchases"
      i18n-label
      [source]="purchases"
      [columns]="columns"
      [rowActions]="mayEdit() ? rowActions : undefined"
    >
      @if (mayEdit()) {
        <ng-container tableActions>
          <button type="button" class="button" (click)="editQuantity()">
            <app-icon name="edit" /> <ng-container i18n>Edit quantity</ng-container>
          </button>
          <button type="button" class="button" (click)="add()">
            <app-icon name="add" /> <ng-container i18n>Add purchase</ng-container>
          </button>
        </ng-container>
      }
      <app-empty-state
        tableEmpty
        icon="billing"
        heading="No purchases yet"
        i18n-heading
        text="Every change of the quantity is listed here."
        i18n-text
      />
    </app-data-table>
  `,
})
export class LicensePurchases {
  readonly #actions = inject(LicenseActions);
  readonly #current = inject(CurrentLicense);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly purchases = listSource({
    key: 'license-purchases',
    list: (params: LicensesPurchasesParams) => licensesPurchases(Number(this.id()), params),
    export: (params) => licensesExportPurchases(Number(this.id()), params),
    filters: [{ kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(purchaseKindWords) }],
    defaultSort: '-purchasedOn',
    topics: ['licenses'],
  });
  protected readonly columns: readonly Column<PurchaseResponse>[] = [
    {
      key: 'purchasedOn',
      label: $localize`Purchased on`,
      sortable: true,
      value: ({ purchasedOn }) => formatDate(purchasedOn),
    },
    { key: 'kind', label: $localize`Kind`, sortable: true, value: ({ kind }) => purchaseKindWords[kind] },
    {
      key: 'quantityDelta',
      label: $localize`:more or fewer|:Change`,
      sortable: true,
      align: 'end',
      value: ({ quantityDelta }) => formatChange(quantityDelta),
    },
    { key: 'quantityAfter', label: $localize`Quantity`, sortable: true, align: 'end' },
    {
      key: 'unitCost',
      label: $localize`Unit cost`,
      sortable: true,
      align: 'end',
      value: ({ unitCost, currency }) => formatMoney(unitCost, currency),
    },
    {
      key: 'totalCost',
      label: $localize`Total cost`,
      sortable: true,
      align: 'end',
      value: ({ totalCost, currency }) => formatMoney(totalCost, currency),
    },
    { key: 'vendor', label: $localize`Vendor`, sortable: true, value: ({ vendor }) => vendor?.name },
    { key: 'poNumber', label: $localize`PO number`, sortable: true, hiddenByDefault: true },
    { key: 'invoiceNumber', label: $localize`Invoice`, sortable: true },
    { key: 'note', label: $localize`Note`, maxWidth: 'clamp(120px, 14vw, 340px)' },
    { key: 'by', label: $localize`By`, sortable: true, hiddenByDefault: true },
  ];

  protected readonly rowActions = (purchase: PurchaseResponse): readonly RowAction[] => [
    { label: $localize`Edit`, icon: 'edit', run: () => void this.#open(purchase) },
  ];

  protected mayEdit(): boolean {
    const license = this.#current.license();
    return license !== null && this.#actions.mayUpdate(license);
  }

  protected async editQuantity(): Promise<void> {
    const license = this.#current.license();
    const saved = license && (await this.#actions.editQuantity(license));
    if (!saved) return;
    this.#current.set(saved);
    this.purchases.reload();
  }

  protected async add(): Promise<void> {
    await this.#open(null);
  }

  async #open(purchase: PurchaseResponse | null): Promise<void> {
    const license = this.#current.license();
    if (!license || !(await this.#actions.savePurchase(license, purchase))) return;
    this.#current.resource.reload();
    this.purchases.reload();
  }
}
