import { Component } from '@angular/core';

import type { ScheduleResponse, ScheduleRunResponse } from '../../api/model';
import { schedulesExportRuns, schedulesRuns } from '../../api/schedules';
import { formatDuration, formatInstant, nothing } from '../../core/format';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { RunOutcome } from './run-outcome';
import { outcomeWords } from './schedule-words';

/** The runs of one schedule that are kept, each with why it failed. */
@Component({
  selector: 'app-schedule-runs',
  imports: [Cell, DataTable, DialogFrame, EmptyState, RunOutcome],
  template: `
    <app-dialog [heading]="data.schedule.title" size="wide" [submits]="false" [submit]="submit">
      <p class="muted">{{ data.schedule.does }} {{ kept }}</p>
      <app-data-table label="Runs" i18n-label [source]="runs" [columns]="columns">
        <div *appCell="'outcome' of runs; let run" class="outcome">
          <app-run-outcome [outcome]="run.outcome" />
          @if (run.error; as error) {
            <p class="error">{{ error }}</p>
          }
        </div>
        <app-empty-state
          tableEmpty
          icon="history"
          heading="No runs yet"
          i18n-heading
          text="It shows here as soon as it has been due, or somebody has asked for it."
          i18n-text
        />
      </app-data-table>
    </app-dialog>
  `,
  styles: `
    p {
      margin: 0 0 var(--space-3);
    }
    .outcome {
      display: flex;
      flex-direction: column;
      gap: 2px;
      padding-block: 6px;
    }
    .error {
      margin: 0;
      color: var(--danger);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ScheduleRuns implements DialogContent {
  readonly data = dialogData<{ readonly schedule: ScheduleResponse }>();

  protected readonly kept =
    this.data.schedule.every === 'MINUTE'
      ? $localize`Runs that failed, were interrupted, took long or were asked for are kept, and the last one.`
      : $localize`The last 50 runs are kept.`;

  protected readonly runs = listSource({
    key: 'schedule-runs',
    list: (params?: Parameters<typeof schedulesRuns>[1]) => schedulesRuns(this.data.schedule.name, params),
    export: (params: Parameters<typeof schedulesExportRuns>[1]) => schedulesExportRuns(this.data.schedule.name, params),
    filters: [{ kind: 'choice', key: 'outcome', label: $localize`Outcome`, options: options(outcomeWords) }],
    defaultSort: '-id',
    topics: ['schedules'],
    inUrl: false,
    searchable: false,
  });
  protected readonly columns: readonly Column<ScheduleRunResponse>[] = [
    { key: 'outcome', label: $localize`Outcome`, sortable: true, width: '34%' },
    {
      key: 'startedAt',
      label: $localize`Started`,
      sortable: true,
      value: ({ startedAt }) => formatInstant(startedAt),
    },
    {
      key: 'durationMs',
      label: $localize`Took`,
      sortable: true,
      align: 'end',
      value: ({ durationMs }) => (durationMs === null ? nothing : formatDuration(durationMs)),
    },
    {
      key: 'requestedBy',
      label: $localize`Asked for by`,
      value: ({ requestedBy }) => requestedBy ?? $localize`The clock`,
    },
    { key: 'node', label: $localize`Server`, value: ({ node }) => node ?? nothing },
  ];

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}
