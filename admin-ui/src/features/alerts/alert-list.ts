import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { alertsExport, alertsList, alertsSummary } from '../../api/alerts';
import { licensesGet, licensesList } from '../../api/licenses';
import type { AlertResponse, AlertResponseState } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatAgo, formatInstant, formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { alertKindWords, alertStateWords, options } from '../../core/words';
import {
  BulkActions,
  Cell,
  type Column,
  DataTable,
  type ListSource,
  type RowAction,
  listSource,
} from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { AlertActions } from './alert-actions';
import { alertFate, alertIcon, alertLink, alertMessage, alertSubject, alertTone } from './alert-words.rules';

/** What stands, where nobody asks for anything else. */
const standing: AlertResponseState[] = ['OPEN', 'ACKNOWLEDGED'];

/** Alerts of all licenses: those that stand, and, for whoever asks, those that are over. */
@Component({
  selector: 'app-alert-list',
  imports: [BulkActions, Cell, DataTable, EmptyState, Icon, PageHeader, RouterLink, StatusIcon],
  template: `
    <app-page-header heading="Alerts" i18n-heading />

    <div class="states" role="group" aria-label="State" i18n-aria-label>
      @for (state of states; track state.value) {
        <button
          type="button"
          class="button"
          [attr.aria-pressed]="shownStates().includes(state.value)"
          (click)="toggle(state.value)"
        >
          {{ state.label }}
          @if (counts()[state.value]; as count) {
            <span class="badge">{{ number(count) }}</span>
          }
        </button>
      }
    </div>

    <app-data-table
      label="Alerts"
      i18n-label
      [source]="alerts"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-container *appCell="'license' of alerts; let alert">
        <app-status-icon [tone]="tone(alert)" [icon]="icon(alert)" [label]="kindWords[alert.kind]" />
        {{ subject(alert) }}
      </ng-container>
      <span *appCell="'state' of alerts; let alert" [class]="stateClasses[alert.state]">{{
        stateWords[alert.state]
      }}</span>
      @if (mayAcknowledge()) {
        <ng-container *appBulkActions="let selected of alerts; let clear = clear">
          <button type="button" class="button button-small" (click)="acknowledge(selected, clear)">
            <app-icon name="check" [size]="14" /> <ng-container i18n>Acknowledge</ng-container>
          </button>
        </ng-container>
      }
      <app-empty-state
        tableEmpty
        icon="check-circle"
        heading="No alerts"
        i18n-heading
        text="An alert opens by itself when more of a license is in use than there is, or when its term is about to end, and is over when that is."
        i18n-text
      >
        <a class="button" routerLink="." [queryParams]="{ state: 'RESOLVED' }" i18n>Show resolved ones</a>
      </app-empty-state>
    </app-data-table>
  `,
  styles: `
    .states {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .states [aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent);
    }
    app-status-icon {
      margin-inline-end: 6px;
    }
  `,
})
export class AlertList {
  readonly #actions = inject(AlertActions);
  readonly #scope = inject(OrganizationScope);
  readonly #summary = apiResource(() => alertsSummary({ organizationId: this.#scope.ids() }), {
    topics: ['alerts', 'licenses'],
  });

  protected readonly alerts: ListSource<AlertResponse> = listSource({
    key: 'alerts',
    list: alertsList,
    export: alertsExport,
    params: () => ({
      organizationId: this.#scope.ids(),
      ...(this.alerts.state().filters['state'] === undefined ? { state: standing } : {}),
    }),
    filters: [
      { kind: 'choice', key: 'state', label: $localize`State`, options: options(alertStateWords), hidden: true },
      { kind: 'choice', key: 'kind', not: 'kindNot', label: $localize`Kind`, options: options(alertKindWords) },
      {
        kind: 'lookup',
        key: 'licenseId',
        not: 'licenseIdNot',
        label: $localize`License`,
        search: (q) => licensesList({ q }),
        load: licensesGet,
      },
    ],
    defaultSort: '-openedAt',
    topics: ['alerts', 'licenses'],
  });
  protected readonly shownStates = computed<readonly string[]>(() => this.alerts.state().filters['state'] ?? standing);
  protected readonly counts = computed<Partial<Record<string, number>>>(() => {
    const summary = this.#summary.hasValue() ? this.#summary.value() : undefined;
    return { OPEN: summary?.open, ACKNOWLEDGED: summary?.acknowledged };
  });

  protected readonly states = options(alertStateWords);
  protected readonly kindWords = alertKindWords;
  protected readonly stateWords = alertStateWords;
  protected readonly stateClasses: Readonly<Record<AlertResponseState, string>> = {
    OPEN: 'badge badge-danger',
    ACKNOWLEDGED: 'badge badge-accent',
    RESOLVED: 'badge',
  };
  protected readonly number = formatNumber;
  protected readonly subject = alertSubject;
  protected readonly tone = alertTone;
  protected readonly icon = alertIcon;

  protected readonly columns: readonly Column<AlertResponse>[] = [
    { key: 'license', label: $localize`License`, sortable: true, width: '20%' },
    {
      key: 'message',
      label: $localize`Alert`,
      value: alertMessage,
      width: '31%',
      maxWidth: 'clamp(180px, 32vw, 460px)',
    },
    {
      key: 'kind',
      label: $localize`Kind`,
      sortable: true,
      value: ({ kind }) => alertKindWords[kind],
      hiddenByDefault: true,
    },
    { key: 'state', label: $localize`State`, sortable: true, width: '104px' },
    {
      key: 'openedAt',
      label: $localize`Since`,
      sortable: true,
      width: '120px',
      value: ({ openedAt }) => formatAgo(openedAt),
    },
    {
      key: 'opened',
      label: $localize`Opened`,
      hiddenByDefault: true,
      value: ({ openedAt }) => formatInstant(openedAt),
    },
    { key: 'fate', label: $localize`Seen to by`, value: alertFate },
  ];

  protected readonly link: (alert: AlertResponse) => readonly unknown[] = alertLink;

  protected readonly rowActions = (alert: AlertResponse): readonly RowAction[] =>
    this.#actions.mayAcknowledge(alert)
      ? [
          { label: $localize`Acknowledge`, icon: 'check', run: () => void this.acknowledge([alert]) },
          { label: $localize`Acknowledge with a note`, icon: 'edit', run: () => void this.#acknowledgeWithNote(alert) },
        ]
      : [];

  /** Whether there is a row to acknowledge. */
  protected readonly mayAcknowledge = computed(() =>
    this.alerts.rows().some((row) => this.#actions.mayAcknowledge(row)),
  );

  /** Those that stand need not be named. */
  protected toggle(state: string): void {
    const states = toggled(this.shownStates(), state);
    const { state: _, ...others } = this.alerts.state().filters;
    this.alerts.choose({ filters: isStanding(states) ? others : { ...others, state: states } });
  }

  protected async acknowledge(alerts: readonly AlertResponse[], clear: () => void = () => undefined): Promise<void> {
    if (!(await this.#actions.acknowledge(alerts))) return;
    clear();
    this.#reload();
  }

  async #acknowledgeWithNote(alert: AlertResponse): Promise<void> {
    if (await this.#actions.acknowledgeWithNote(alert)) this.#reload();
  }

  #reload(): void {
    this.alerts.reload();
    this.#summary.reload();
  }
}

function toggled(states: readonly string[], state: string): readonly string[] {
  return states.includes(state) ? states.filter((each) => each !== state) : [...states, state];
}

/** Whether it is what is shown unasked; nothing at all is as good as that. */
function isStanding(states: readonly string[]): boolean {
  return states.length === 0 || (states.length === standing.length && standing.every((each) => states.includes(each)));
}
