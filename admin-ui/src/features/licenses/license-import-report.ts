import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import {
  licenseImportsCancel,
  licenseImportsExportItems,
  licenseImportsGet,
  licenseImportsItems,
  licenseImportsStart,
} from '../../api/license-imports';
import type { LicenseImportItemResponse, LicenseImportResponse, LicenseImportsItemsParams } from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { options } from '../../core/words';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { Confirmations } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import {
  actionTones,
  actionWords,
  importQuestion,
  isUnderWay,
  leftOutText,
  plannedActionWords,
  stateText,
} from './import-words.rules';

/** What becomes, or became, of each row of a file, while it is worked on and after. */
@Component({
  selector: 'app-license-import-report',
  imports: [Cell, DataTable, EmptyState, Icon, PageHeader, ResourceState, RouterLink],
  template: `
    <app-page-header [heading]="current()?.fileName ?? ''" [breadcrumbs]="breadcrumbs">
      @if (current(); as shown) {
        <span headerStatus class="badge" [class.badge-accent]="underWay()" [class.badge-danger]="shown.failure">
          {{ state() }}
        </span>
      }
      @if (current(); as shown) {
        @if (underWay()) {
          <button type="button" class="button" (click)="cancel(shown)" i18n>Stop</button>
        } @else {
          <a class="button" routerLink="/licenses/import"
            ><app-icon name="upload" /> <ng-container i18n>Other file</ng-container></a
          >
        }
        @if (shown.startable && changes() > 0) {
          <button type="button" class="button button-primary" (click)="start(shown)">
            <ng-container i18n>Import {{ count(changes()) }} {changes(), plural, =1 {row} other {rows}}</ng-container>
          </button>
        }
      }
    </app-page-header>

    @if (current(); as shown) {
      <section class="card" aria-live="polite">
        @if (underWay()) {
          <progress [value]="shown.processed" [max]="shown.total" aria-label="Rows done" i18n-aria-label></progress>
          <p class="muted small" i18n>
            {{ count(shown.processed) }} of {{ count(shown.total) }} rows. It goes on when you leave this page.
          </p>
        }
        <dl>
          @for (figure of figures(); track figure.label) {
            <div>
              <dt class="muted small">{{ figure.label }}</dt>
              <dd [class.bad]="figure.bad">{{ count(figure.value) }}</dd>
            </div>
          }
        </dl>
        @if (shown.failure) {
          <p class="notice notice-danger">{{ shown.failure }}</p>
        }
        @if (shown.ignoredColumns.length > 0) {
          <p class="muted small" i18n>Columns that were passed over: {{ shown.ignoredColumns.join(', ') }}</p>
        }
        @if (shown.dryRun && shown.state === 'DONE' && changes() === 0) {
          <p class="muted" i18n>Importing this file would change nothing.</p>
        }
      </section>

      <app-data-table label="Rows" i18n-label [source]="items" [columns]="columns" [rowLink]="link">
        <span *appCell="'action' of items; let row" [class]="'badge ' + tones[row.action]">{{
          words()[row.action]
        }}</span>
        <ng-container *appCell="'errors' of items; let row">
          @for (error of row.errors ?? []; track $index) {
            <p class="problem">{{ error.message }}</p>
          }
          @for (note of row.notes ?? []; track $index) {
            <p class="muted">{{ note }}</p>
          }
        </ng-container>
        <app-empty-state tableEmpty icon="check-circle" heading="No rows to show" i18n-heading />
      </app-data-table>
    } @else {
      <app-resource-state [resource]="resource" />
    }
  `,
  styles: `
    section {
      margin-bottom: 16px;
    }
    progress {
      width: 100%;
      accent-color: var(--accent);
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 40px;
      margin: 8px 0 0;
    }
    dd {
      margin: 0;
      font-size: 20px;
      font-weight: 600;
    }
    .bad,
    .problem {
      color: var(--danger);
    }
    .problem,
    .problem + p {
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .notice {
      margin-top: 12px;
    }
  `,
})
export class LicenseImportReport {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  /** From the address. */
  readonly importId = input.required({ transform: numberAttribute });

  protected readonly breadcrumbs = [
    { label: $localize`Licenses`, link: '/licenses' },
    { label: $localize`Import`, link: '/licenses/import' },
  ];
  protected readonly resource = apiResource(() => licenseImportsGet(this.importId()), { topics: ['license-imports'] });
  protected readonly current = computed<LicenseImportResponse | null>(() =>
    this.resource.hasValue() ? (this.resource.value() ?? null) : null,
  );
  protected readonly underWay = computed(() => this.#is(isUnderWay));
  protected readonly state = computed(() => {
    const shown = this.current();
    return shown ? stateText(shown) : '';
  });
  protected readonly words = computed(() => (this.current()?.dryRun ? plannedActionWords : actionWords));
  /** Rows that importing the file would write. */
  protected readonly changes = computed(() => (this.current()?.created ?? 0) + (this.current()?.updated ?? 0));
  protected readonly figures = computed(() => {
    const shown = this.current();
    if (!shown) return [];
    const words = this.words();
    return [
      { label: $localize`Rows`, value: shown.total, bad: false },
      { label: words.CREATED, value: shown.created, bad: false },
      { label: words.UPDATED, value: shown.updated, bad: false },
      { label: words.UNCHANGED, value: shown.unchanged, bad: false },
      { label: words.FAILED, value: shown.failed, bad: shown.failed > 0 },
      { label: $localize`With something to look at`, value: shown.problems, bad: false },
    ];
  });

  protected readonly items = listSource({
    key: 'license-import-items',
    list: (params: LicenseImportsItemsParams) => licenseImportsItems(this.importId(), params),
    export: (params) => licenseImportsExportItems(this.importId(), params),
    filters: [
      {
        kind: 'choice',
        key: 'problems',
        label: $localize`Problems`,
        options: [{ value: 'true', label: $localize`Problems` }],
      },
      { kind: 'choice', key: 'action', label: $localize`Result`, options: options(actionWords) },
    ],
    defaultSort: 'line',
    topics: ['license-imports'],
  });
  protected readonly columns: readonly Column<LicenseImportItemResponse>[] = [
    { key: 'name', label: $localize`License`, sortable: true, width: '28%' },
    { key: 'line', label: $localize`:of a file|:Line`, sortable: true, width: '80px' },
    { key: 'action', label: $localize`Result`, sortable: true, width: '150px' },
    { key: 'errors', label: $localize`What to look at` },
  ];
  protected readonly tones = actionTones;
  protected readonly count = formatNumber;
  protected readonly link = ({ licenseId }: LicenseImportItemResponse): readonly unknown[] | null =>
    licenseId === undefined ? null : ['/licenses', licenseId];

  protected async start({ id, failed }: LicenseImportResponse): Promise<void> {
    let startedId: number | null = null;
    const confirmed = await this.#confirmations.ask({
      title: importQuestion(this.changes()),
      message: leftOutText(failed) ?? $localize`Licenses are created and changed as the report says.`,
      confirmLabel: $localize`Import`,
      run: async () => {
        startedId = (await this.#api.send(licenseImportsStart(id))).id;
      },
    });
    if (confirmed && startedId !== null) await this.#router.navigate(['/licenses/import', startedId]);
  }

  protected async cancel({ id, dryRun }: LicenseImportResponse): Promise<void> {
    const cancelled = await this.#confirmations.ask({
      title: dryRun ? $localize`Stop checking this file?` : $localize`Stop this import?`,
      message: dryRun
        ? $localize`Nothing of it has been stored.`
        : $localize`Rows that are done stay. Importing the file again does the rest.`,
      confirmLabel: $localize`Stop`,
      cancelLabel: $localize`Go on`,
      danger: true,
      run: async () => {
        await this.#api.send(licenseImportsCancel(id));
      },
    });
    if (!cancelled) return;
    this.#toasts.done(dryRun ? $localize`The check was stopped.` : $localize`The import was stopped.`);
    this.resource.reload();
  }

  #is(holds: (shown: LicenseImportResponse) => boolean): boolean {
    const shown = this.current();
    return shown !== null && holds(shown);
  }
}
