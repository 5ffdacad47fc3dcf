import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingExportSchedulesGet, billingExportSchedulesList } from '../../api/billing-export-schedules';
import { billingExportsDownload, billingExportsExport, billingExportsList } from '../../api/billing-exports';
import type { BillingExportResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatAgo, formatInstant, formatNumber } from '../../core/format';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, type TableFilter, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { canDeliver, exportState, isUnderWay, madeBy } from './billing-export.rules';
import { BillingExportActions } from './billing-export-actions';
import { deliveryWords, exportFormatWords, exportStatusWords, exportTargetWords } from './billing-export-words';

/** Every file that was made, with what became of it. */
@Component({
  selector: 'app-billing-export-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, RouterLink],
  template: `
    <app-data-table
      label="Exports"
      i18n-label
      [source]="exports"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="true"
      (opened)="show($event)"
    >
      <ng-container *appCell="'fileName' of exports; let item">
        @if (item.fileName) {
          {{ item.fileName }}
        } @else {
          <span class="muted" i18n>No file yet</span>
        }
      </ng-container>
      <ng-container *appCell="'status' of exports; let item">
        @let state = stateOf(item);
        <span [class]="state.badge">{{ state.label }}</span>
        @if (state.text) {
          &ngsp;<span class="muted small" [title]="state.text">{{ state.text }}</span>
        }
      </ng-container>
      <ng-container *appCell="'download' of exports; let item">
        @if (item.status === 'DONE') {
          <a
            class="button button-icon button-quiet button-small"
            download
            [href]="addressOf(item)"
            [title]="downloadLabel(item)"
            [attr.aria-label]="downloadLabel(item)"
            tabindex="-1"
          >
            <app-icon name="download" />
          </a>
        }
      </ng-container>
      <button
        tableActions
        *appCan="'create'; subject: 'BillingExport'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>New export</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="upload"
        heading="No exports yet"
        i18n-heading
        text="Approve invoices, then make a file of them for QuickBooks Online, Xero, a spreadsheet or a script. Or have that done every day by a schedule."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'BillingExport'"
          type="button"
          class="button button-primary"
          (click)="add()"
          i18n
        >
          New export
        </button>
        @if (seesSchedules()) {
          <a class="button" routerLink="../schedules" i18n>Schedules</a>
        }
      </app-empty-state>
    </app-data-table>
  `,
})
export class BillingExportList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingExportActions);

  protected readonly seesSchedules = computed(() => this.#abilities.can('read', 'BillingExportSchedule'));
  protected readonly stateOf = exportState;

  protected readonly exports = listSource({
    key: 'billing-exports',
    list: billingExportsList,
    export: ({ format, ...params }) => billingExportsExport({ ...params, format }),
    filters: filtersFor(this.seesSchedules()),
    defaultSort: '-createdAt',
    topics: ['billing-exports'],
  });

  protected readonly columns: readonly Column<BillingExportResponse>[] = [
    { key: 'fileName', label: $localize`File`, sortable: true, width: '25%' },
    { key: 'download', label: $localize`Download`, width: '90px' },
    {
      key: 'format',
      label: $localize`For`,
      sortable: true,
      width: '130px',
      value: ({ format }) => exportFormatWords[format],
    },
    {
      key: 'invoiceCount',
      label: $localize`Invoices`,
      sortable: true,
      align: 'end',
      width: '80px',
      value: ({ invoiceCount }) => formatNumber(invoiceCount),
    },
    { key: 'status', label: $localize`State`, sortable: true, width: '20%', maxWidth: 'clamp(130px, 16vw, 420px)' },
    {
      key: 'by',
      label: $localize`Made by`,
      width: '12%',
      maxWidth: 'clamp(100px, 9vw, 200px)',
      value: (item) => madeBy(item),
    },
    {
      key: 'createdAt',
      label: $localize`Made`,
      sortable: true,
      width: '110px',
      value: ({ createdAt }) => formatAgo(createdAt),
    },
    {
      key: 'at',
      label: $localize`Made at`,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
    {
      key: 'target',
      label: $localize`Goes to`,
      hiddenByDefault: true,
      value: ({ delivery }) => (delivery?.target ? exportTargetWords[delivery.target] : null),
    },
    {
      key: 'leftOutCount',
      label: $localize`Credit notes left out`,
      hiddenByDefault: true,
      align: 'end',
      value: ({ leftOutCount }) => formatNumber(leftOutCount),
    },
  ];

  protected readonly rowActions = (item: BillingExportResponse): readonly RowAction[] => {
    const actions: RowAction[] = [{ label: $localize`Details`, icon: 'eye', run: () => void this.show(item) }];
    if (item.status === 'DONE') {
      const run = (): void => location.assign(this.addressOf(item));
      actions.push({ label: $localize`Download`, icon: 'download', run });
    }
    if (canDeliver(item) && this.#abilities.can('update', 'BillingExport')) {
      actions.push({ label: $localize`Deliver now`, icon: 'refresh', run: () => void this.#deliver(item) });
    }
    return actions;
  };

  protected addressOf({ id }: BillingExportResponse): string {
    return billingExportsDownload(id).url;
  }

  protected downloadLabel({ fileName }: BillingExportResponse): string {
    return $localize`Download ${fileName}:file:`;
  }

  protected async add(): Promise<void> {
    if (await this.#actions.make()) this.exports.reload();
  }

  protected async show(item: BillingExportResponse): Promise<void> {
    await this.#actions.show(item);
    if (isUnderWay(item)) this.exports.reload();
  }

  async #deliver(item: BillingExportResponse): Promise<void> {
    if (await this.#actions.deliver(item)) this.exports.reload();
  }
}

type FilterKey = 'fileFormat' | 'status' | 'delivery' | 'scheduleId';

function filtersFor(seesSchedules: boolean): readonly TableFilter<FilterKey>[] {
  const own: readonly TableFilter<FilterKey>[] = [
    { kind: 'choice', key: 'fileFormat', label: $localize`For`, options: options(exportFormatWords) },
    { kind: 'choice', key: 'status', label: $localize`State`, options: options(exportStatusWords) },
    { kind: 'choice', key: 'delivery', label: $localize`Delivery`, options: options(deliveryWords) },
  ];
  if (!seesSchedules) return own;
  return [
    ...own,
    {
      kind: 'lookup',
      key: 'scheduleId',
      label: $localize`Schedule`,
      search: (q) => billingExportSchedulesList({ q }),
      load: billingExportSchedulesGet,
    },
  ];
}
