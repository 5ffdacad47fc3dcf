import { Component, computed, inject } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';

import { billingExportSchedulesExport, billingExportSchedulesList } from '../../api/billing-export-schedules';
import type { ExportScheduleResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatDate, formatInstant, formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { exportFormatWords } from './billing-export-words';
import { ExportScheduleActions } from './export-schedule-actions';
import { lastExportText, scheduleTarget, scheduleWhen } from './export-schedule.rules';

/** When invoices are exported by themselves, and where to. */
@Component({
  selector: 'app-export-schedule-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, RouterLink],
  template: `
    <app-data-table
      label="Export schedules"
      i18n-label
      [source]="schedules"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="edit($event)"
    >
      <ng-container *appCell="'outcome' of schedules; let schedule">
        @if (schedule.undeliveredCount > 0) {
          <a
            class="badge badge-danger"
            tabindex="-1"
            routerLink="../history"
            [queryParams]="{ scheduleId: schedule.id, delivery: 'FAILED' }"
            >{{ undelivered(schedule) }}</a
          >
        } @else if (schedule.lastExport; as last) {
          <a tabindex="-1" routerLink="../history" [queryParams]="{ scheduleId: schedule.id }">{{ lastText(last) }}</a>
          @if (last.status === 'FAILED') {
            &ngsp;<span class="badge badge-danger" i18n>Failed</span>
          }
        } @else {
          <span class="muted" i18n>None yet</span>
        }
      </ng-container>
      <ng-container *appCell="'nextDay' of schedules; let schedule">
        @if (schedule.active) {
          {{ date(schedule.nextDay) }}
        } @else {
          <span class="badge" i18n>Off</span>
        }
      </ng-container>
      <button
        tableActions
        *appCan="'create'; subject: 'BillingExportSchedule'"
        type="button"
        class="button button-primary"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add schedule</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="clock"
        heading="No schedules yet"
        i18n-heading
        text="A schedule exports what was approved since, every day, week or month, and brings the file to a folder, to people by e-mail, or to a webhook."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'BillingExportSchedule'"
          type="button"
          class="button button-primary"
          (click)="add()"
          i18n
        >
          Add schedule
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class ExportScheduleList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(ExportScheduleActions);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);

  protected readonly mayUpdate = computed(() => this.#abilities.can('update', 'BillingExportSchedule'));
  protected readonly date = formatDate;
  protected readonly lastText = lastExportText;

  protected readonly schedules = listSource({
    key: 'billing-export-schedules',
    list: billingExportSchedulesList,
    export: billingExportSchedulesExport,
    filters: [
      {
        kind: 'choice',
        key: 'active',
        label: $localize`State`,
        single: true,
        options: [
          { value: 'true', label: $localize`On` },
          { value: 'false', label: $localize`Off` },
        ],
      },
    ],
    defaultSort: 'name',
    topics: ['billing-export-schedules', 'billing-exports', 'notification-channels'],
  });

  protected readonly columns: readonly Column<ExportScheduleResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '20%' },
    {
      key: 'format',
      label: $localize`For`,
      sortable: true,
      width: '140px',
      value: ({ format }) => exportFormatWords[format],
    },
    { key: 'interval', label: $localize`When`, sortable: true, width: '20%', value: (each) => scheduleWhen(each) },
    { key: 'target', label: $localize`Goes to`, sortable: true, width: '20%', value: (each) => scheduleTarget(each) },
    { key: 'nextDay', label: $localize`Next`, width: '120px' },
    { key: 'outcome', label: $localize`Last export`, width: '190px' },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly rowActions = (schedule: ExportScheduleResponse): readonly RowAction[] => {
    const showExports = (): void =>
      void this.#router.navigate(['../history'], {
        relativeTo: this.#route,
        queryParams: { scheduleId: schedule.id },
      });
    const actions: RowAction[] = [{ label: $localize`Show its exports`, icon: 'eye', run: showExports }];
    if (this.mayUpdate()) {
      const { active } = schedule;
      actions.push(
        { label: $localize`Edit`, icon: 'edit', run: () => void this.edit(schedule) },
        {
          label: active ? $localize`Switch off` : $localize`Switch on`,
          icon: active ? 'close' : 'check',
          run: () => void this.#then(this.#actions.setActive(schedule, !active)),
        },
      );
    }
    if (this.#abilities.can('delete', 'BillingExportSchedule')) {
      const run = (): void => void this.#then(this.#actions.delete(schedule));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected undelivered({ undeliveredCount }: ExportScheduleResponse): string {
    return undeliveredCount === 1
      ? $localize`1 not delivered`
      : $localize`${formatNumber(undeliveredCount)}:count: not delivered`;
  }

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected edit(schedule: ExportScheduleResponse): Promise<void> {
    return this.#then(this.#actions.edit(schedule));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.schedules.reload();
  }
}
