import { Component, computed, inject, input } from '@angular/core';

import type { AuditEventResponse } from '../../api/model';
import { formatInstant } from '../../core/format';
import { type Column, DataTable, type ListSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { summaryOf } from './audit-event.rules';
import { actionText, actorKindWords } from './audit-event-words';

const subject: Column<AuditEventResponse> = {
  key: 'subjectName',
  label: $localize`Of what`,
  width: '16%',
  maxWidth: 'clamp(110px, 13vw, 260px)',
  value: ({ subjectName }) => subjectName ?? '–',
};

/** Events of the audit log, each with what it changed; a click shows all of it. */
@Component({
  selector: 'app-audit-event-table',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table
      [label]="label()"
      [source]="source()"
      [columns]="columns()"
      [openable]="true"
      (opened)="open($event)"
    >
      <app-empty-state
        tableEmpty
        icon="history"
        heading="Nothing was done yet"
        i18n-heading
        text="Every change that people and programs make is written down here, with what was there before."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class AuditEventTable {
  readonly #dialogs = inject(Dialogs);

  readonly label = input.required<string>();
  readonly source = input.required<ListSource<AuditEventResponse>>();

  /** Events of one thing need not say of which. */
  readonly ofOne = input(false);

  protected readonly columns = computed<readonly Column<AuditEventResponse>[]>(() => [
    { key: 'at', label: $localize`When`, sortable: true, width: '170px', value: ({ at }) => formatInstant(at) },
    {
      key: 'actor',
      label: $localize`Who`,
      width: '14%',
      maxWidth: 'clamp(100px, 12vw, 220px)',
      value: ({ actor }) => actor.name,
    },
    {
      key: 'action',
      label: $localize`What`,
      sortable: true,
      width: '20%',
      value: ({ action }) => actionText(action),
    },
    ...(this.ofOne() ? [] : [subject]),
    {
      key: 'changes',
      label: $localize`Changes`,
      maxWidth: 'clamp(200px, 22vw, 480px)',
      value: (event) => summaryOf(event) || '–',
    },
    {
      key: 'actorKind',
      label: $localize`Kind of actor`,
      hiddenByDefault: true,
      value: ({ actor }) => actorKindWords[actor.kind],
    },
    {
      key: 'requestId',
      label: $localize`Request`,
      hiddenByDefault: true,
      value: ({ requestId }) => requestId ?? '–',
    },
  ]);

  protected open(event: AuditEventResponse): void {
    void this.#dialogs.open(() => import('./audit-event-detail').then((m) => m.AuditEventDetail), { event });
  }
}
