import { Component, inject, input } from '@angular/core';

import { licensesExportUsageHistory, licensesUsageHistory } from '../../api/licenses';
import type { LicensesUsageHistoryParams, UsageHistoryResponse } from '../../api/model';
import { formatInstant, formatNumber } from '../../core/format';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { CurrentLicense } from './current-license';
import { LicenseActions } from './license-actions';

/** The edits of a custom license's usage and quantity. */
@Component({
  selector: 'app-license-usage-history',
  imports: [DataTable, EmptyState, Icon],
  template: `
    <app-data-table label="Usage history" i18n-label [source]="history" [columns]="columns">
      @if (mayEdit()) {
        <button tableActions type="button" class="button" (click)="editUsage()">
          <app-icon name="edit" /> <ng-container i18n>Edit usage</ng-container>
        </button>
      }
      <app-empty-state
        tableEmpty
        icon="history"
        heading="No edits yet"
        i18n-heading
        text="The usage of a custom license is a number that you enter. Every change of it, or of the quantity, is listed here."
        i18n-text
      />
    </app-data-table>
  `,
})
export class LicenseUsageHistory {
  readonly #actions = inject(LicenseActions);
  readonly #current = inject(CurrentLicense);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly history = listSource({
    key: 'license-usage-history',
    list: (params: LicensesUsageHistoryParams) => licensesUsageHistory(Number(this.id()), params),
    export: (params) => licensesExportUsageHistory(Number(this.id()), params),
    topics: ['licenses'],
  });
  protected readonly columns: readonly Column<UsageHistoryResponse>[] = [
    { key: 'changedAt', label: $localize`When`, sortable: true, value: ({ changedAt }) => formatInstant(changedAt) },
    {
      key: 'usage',
      label: $localize`Usage`,
      sortable: 'newUsage',
      align: 'end',
      value: ({ oldUsage, newUsage }) => changeText(oldUsage, newUsage),
    },
    {
      key: 'quantity',
      label: $localize`Quantity`,
      sortable: 'newQuantity',
      align: 'end',
      value: ({ oldQuantity, newQuantity }) => changeText(oldQuantity, newQuantity),
    },
    { key: 'note', label: $localize`Note`, width: '40%' },
    { key: 'by', label: $localize`By`, sortable: true },
  ];

  protected mayEdit(): boolean {
    const license = this.#current.license();
    return license !== null && license.type === 'CUSTOM' && this.#actions.mayUpdate(license);
  }

  protected async editUsage(): Promise<void> {
    const license = this.#current.license();
    const saved = license && (await this.#actions.editQuantity(license));
    if (!saved) return;
    this.#current.set(saved);
    this.history.reload();
  }
}

/** `17 → 21`, or the figure alone where it stayed. */
function changeText(before: number, after: number): string {
  return before === after ? formatNumber(after) : `${formatNumber(before)} → ${formatNumber(after)}`;
}
