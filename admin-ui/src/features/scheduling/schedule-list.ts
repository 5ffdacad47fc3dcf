import { Component, computed, inject } from '@angular/core';

import type { ScheduleResponse } from '../../api/model';
import { schedulesExport, schedulesList, schedulesRun } from '../../api/schedules';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatAgo, formatDuration, formatInstant } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { RunOutcome } from './run-outcome';
import { intervalWords } from './schedule-words';

/** What the server does by the clock: when it was last done, how that went, and when it is due again. */
@Component({
  selector: 'app-schedule-list',
  imports: [Cell, DataTable, EmptyState, Icon, PageHeader, RunOutcome],
  template: `
    <app-page-header
      heading="Schedules"
      i18n-heading
      text="What the server does by the clock. Each is done once when it is due, however many servers run."
      i18n-text
    />

    <app-data-table
      label="Schedules"
      i18n-label
      [source]="schedules"
      [columns]="columns"
      openable
      (opened)="open($event)"
    >
      <div *appCell="'title' of schedules; let schedule" class="what">
        <span class="title">{{ schedule.title }}</span>
        <span class="muted small does">{{ schedule.does }}</span>
      </div>
      <div *appCell="'lastOutcome' of schedules; let schedule" class="last">
        @if (schedule.waitingSince !== null) {
          <app-run-outcome outcome="WAITING" />
        } @else if (schedule.lastRun; as run) {
          <app-run-outcome [outcome]="run.outcome" />
          <span class="muted small">{{ lastText(schedule) }}</span>
        } @else {
          <span class="muted" i18n>Not yet</span>
        }
      </div>
      <ng-container *appCell="'run' of schedules; let schedule">
        <button
          type="button"
          class="button button-small"
          [attr.aria-label]="runLabel(schedule)"
          (click)="$event.stopPropagation(); run(schedule)"
        >
          <app-icon name="refresh" [size]="14" /> <ng-container i18n>Run now</ng-container>
        </button>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="clock"
        heading="Nothing is done by the clock"
        i18n-heading
        text="This server has no schedules."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    .what,
    .last {
      display: flex;
      flex-direction: column;
      gap: 2px;
      padding-block: 6px;
    }
    .title {
      font-weight: 500;
    }
    .title,
    .does {
      white-space: normal;
      max-width: 60ch;
      text-wrap: pretty;
    }
    @media (width <= 700px) {
      // The runs, which a tap shows, say it too.
      .does {
        display: none;
      }
    }
  `,
})
export class ScheduleList {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  protected readonly mayRun = computed(() => this.#abilities.can('update', 'Schedule'));
  protected readonly schedules = listSource({
    key: 'schedules',
    list: schedulesList,
    export: schedulesExport,
    filters: [{ kind: 'choice', key: 'every', label: $localize`How often`, options: options(intervalWords) }],
    defaultSort: 'title',
    topics: ['schedules'],
  });
  protected readonly columns: readonly Column<ScheduleResponse>[] = [
    { key: 'title', label: $localize`Schedule`, sortable: true, width: '44%' },
    { key: 'lastOutcome', label: $localize`Last run`, sortable: 'lastStartedAt' },
    { key: 'every', label: $localize`How often`, sortable: true, value: ({ every }) => intervalWords[every] },
    { key: 'nextRunAt', label: $localize`Next run`, value: ({ nextRunAt }) => formatInstant(nextRunAt) },
    ...(this.mayRun() ? [{ key: 'run', label: $localize`Run now` }] : []),
  ];

  protected lastText({ lastRun }: ScheduleResponse): string {
    if (lastRun === null) return '';
    const ago = formatAgo(lastRun.startedAt);
    return lastRun.durationMs === null
      ? ago
      : $localize`${ago}:when:, took ${formatDuration(lastRun.durationMs)}:duration:`;
  }

  protected runLabel({ title }: ScheduleResponse): string {
    return $localize`Run now: ${title}:title:`;
  }

  protected async run(schedule: ScheduleResponse): Promise<void> {
    try {
      await this.#api.send(schedulesRun(schedule.name));
      this.#toasts.done($localize`${schedule.title}:title: was asked for. The list shows how it goes.`);
      this.schedules.reload();
    } catch (error) {
      this.#toasts.failed(error);
    }
  }

  protected async open(schedule: ScheduleResponse): Promise<void> {
    await this.#dialogs.open(() => import('./schedule-runs').then((m) => m.ScheduleRuns), { schedule });
  }
}
