import { Component, inject, signal } from '@angular/core';

import type { AuditEventsListParams, AuditVerdictResponse } from '../../api/model';
import { apiClientsGet, apiClientsList } from '../../api/api-clients';
import { auditEventsExport, auditEventsList, auditEventsVerify } from '../../api/audit-events';
import { peopleGet, peopleList } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Toasts } from '../../core/toasts';
import { options } from '../../core/words';
import { type TableFilter, listSource } from '../../ui/data-table';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { AuditEventTable } from './audit-event-table';
import { actorKindWords, subjectTypeWords } from './audit-event-words';

/** The audit log: who did what, when, and what was there before. */
@Component({
  selector: 'app-audit-log',
  imports: [AuditEventTable, Icon, PageHeader],
  template: `
    <app-page-header heading="Audit log" i18n-heading>
      @if (mayVerify) {
        <button type="button" class="button" [disabled]="verifying()" (click)="verify()">
          <app-icon name="shield" /> <ng-container i18n>Verify</ng-container>
        </button>
      }
    </app-page-header>
    @if (verdict(); as found) {
      <p role="status" [class.wrong]="!found.valid">
        @if (found.valid) {
          <ng-container i18n
            >The log is as it was written: {{ number(found.count) }} entries, each chained to the last.</ng-container
          >
        } @else if (found.firstInvalidId === null) {
          <ng-container i18n>The log was changed from outside: entries are missing.</ng-container>
        } @else {
          <ng-container i18n>
            The log was changed from outside. The first wrong entry is number {{ found.firstInvalidId }}.
          </ng-container>
        }
      </p>
    }
    <app-audit-event-table label="Audit log" i18n-label [source]="events" />
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
      min-height: 0;
    }
    p {
      margin: 0;
    }
    .wrong {
      color: var(--danger);
      font-weight: 600;
    }
  `,
})
export class AuditLog {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #scope = inject(OrganizationScope);
  readonly #toasts = inject(Toasts);

  /** Speaks of the whole log: of those who may read only some of it, the server asks for more. */
  protected readonly mayVerify = this.#abilities.can('read', 'AuditEvent', { organizationId: null });
  protected readonly verifying = signal(false);
  protected readonly verdict = signal<AuditVerdictResponse | null>(null);
  protected readonly number = formatNumber;

  protected readonly events = listSource({
    key: 'audit-log',
    list: auditEventsList,
    export: auditEventsExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      ...this.#actorFilters(),
      { kind: 'choice', key: 'actorKind', label: $localize`Kind of actor`, options: options(actorKindWords) },
      { kind: 'choice', key: 'subjectType', label: $localize`Of what`, options: options(subjectTypeWords) },
      {
        kind: 'choice',
        key: 'signIns',
        label: $localize`Sign-ins`,
        single: true,
        options: [
          { value: 'true', label: $localize`Only sign-ins` },
          { value: 'false', label: $localize`No sign-ins` },
        ],
      },
      { kind: 'text', key: 'action', label: $localize`Action` },
      { kind: 'text', key: 'requestId', label: $localize`Request` },
      { kind: 'days', key: 'from', until: 'to', untilIs: 'after', label: $localize`Day` },
    ],
    defaultSort: '-at',
  });

  /** By who did it, for those who may see who there is. */
  #actorFilters(): readonly TableFilter<keyof AuditEventsListParams>[] {
    const filters: TableFilter<keyof AuditEventsListParams>[] = [];
    if (this.#abilities.can('read', 'Person', { kind: 'TECHNICIAN' })) {
      const search = (q: string) => peopleList({ q, kind: ['TECHNICIAN'], sort: 'name' });
      filters.push({
        kind: 'lookup',
        key: 'technicianId',
        label: $localize`Technician`,
        search,
        load: peopleGet,
      });
    }
    if (this.#abilities.can('read', 'ApiClient')) {
      const search = (q: string) => apiClientsList({ q, sort: 'name' });
      filters.push({
        kind: 'lookup',
        key: 'apiClientId',
        label: $localize`API client`,
        search,
        load: apiClientsGet,
      });
    }
    return filters;
  }

  protected async verify(): Promise<void> {
    this.verifying.set(true);
    try {
      this.verdict.set(await this.#api.send(auditEventsVerify()));
    } catch (error) {
      this.#toasts.failed(error);
    } finally {
      this.verifying.set(false);
    }
  }
}
