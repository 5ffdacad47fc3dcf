import { Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';

import {
  licenseImportsCreate,
  licenseImportsExport,
  licenseImportsList,
  licenseImportsTemplate,
} from '../../api/license-imports';
import type { LicenseImportResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatInstant, formatNumber } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Cell, type Column, DataTable, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { currencies } from './currencies';
import { FileDrop } from './file-drop';
import { stateText } from './import-words.rules';

/** Chooses a file of licenses, which is checked first, and lists the imports before it. */
@Component({
  selector: 'app-license-import',
  imports: [Cell, DataTable, EmptyState, Field, FileDrop, FormsModule, Icon, Input, PageHeader],
  template: `
    <app-page-header heading="Import licenses" i18n-heading [breadcrumbs]="breadcrumbs">
      <a class="button" [href]="template" download>
        <app-icon name="download" /> <ng-container i18n>Template</ng-container>
      </a>
    </app-page-header>

    <section class="card">
      <app-file-drop
        label="Choose a CSV file, or drop it here"
        i18n-label
        hint="It is checked first: nothing is stored until you have seen what would become of each row."
        i18n-hint
        accept=".csv,.tsv,.txt,text/csv"
        [disabled]="share() !== null"
        (chosen)="check($event)"
      />
      @if (share(); as sent) {
        <p aria-live="polite">
          <progress [value]="sent" max="1" aria-label="Sent" i18n-aria-label></progress>
        </p>
      }
      @if (failure(); as message) {
        <p class="notice notice-danger" role="alert">{{ message }}</p>
      }
      <div class="about">
        <p class="muted" i18n>
          The columns are those of the export of licenses, in any order; only Name is needed. A license of the same name
          is changed, whatever its case; columns that are not in the file stay as they are. License files of Snipe-IT
          are taken as they are.
        </p>
        <app-field label="Currency where the file names none" i18n-label>
          <select appInput [ngModel]="currency()" (ngModelChange)="currency.set($event)">
            @for (each of currencies; track each.code) {
              <option [value]="each.code">{{ each.label }}</option>
            }
          </select>
        </app-field>
      </div>
    </section>

    <h2 i18n>Imports of the last 30 days</h2>
    <app-data-table label="Imports" i18n-label [source]="imports" [columns]="columns" [rowLink]="link">
      <span *appCell="'state' of imports; let each" class="badge" [class.badge-danger]="each.state === 'FAILED'">
        {{ stateOf(each) }}
      </span>
      <app-empty-state
        tableEmpty
        icon="upload"
        heading="No imports yet"
        i18n-heading
        text="Choose a file above. Each import is listed here with what became of its rows."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    .about {
      display: grid;
      grid-template-columns: 1fr minmax(220px, 280px);
      gap: 16px;
      align-items: start;
      margin-top: 16px;
    }
    progress {
      width: 100%;
      accent-color: var(--accent);
    }
    .notice {
      margin-top: 12px;
      overflow-wrap: anywhere;
    }
    h2 {
      margin-top: var(--space-2);
    }
    @media (max-width: 700px) {
      .about {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class LicenseImport {
  readonly #api = inject(Api);
  readonly #router = inject(Router);

  protected readonly breadcrumbs = [{ label: $localize`Licenses`, link: '/licenses' }];
  protected readonly template = licenseImportsTemplate().url;
  protected readonly currencies = currencies;
  protected readonly currency = signal('USD');
  /** How much of the file is sent; null while none is. */
  protected readonly share = signal<number | null>(null);
  protected readonly failure = signal<string | null>(null);

  protected readonly imports = listSource({
    key: 'license-imports',
    list: licenseImportsList,
    export: licenseImportsExport,
    defaultSort: '-id',
    topics: ['license-imports'],
  });
  protected readonly columns: readonly Column<LicenseImportResponse>[] = [
    { key: 'fileName', label: $localize`File`, sortable: true, width: '28%' },
    { key: 'state', label: $localize`State`, sortable: true },
    { key: 'total', label: $localize`Rows`, align: 'end', value: ({ total }) => formatNumber(total) },
    { key: 'created', label: $localize`New`, align: 'end', value: ({ created }) => formatNumber(created) },
    { key: 'updated', label: $localize`Changed`, align: 'end', value: ({ updated }) => formatNumber(updated) },
    { key: 'failed', label: $localize`Failed`, align: 'end', value: ({ failed }) => formatNumber(failed) },
    { key: 'by', label: $localize`By` },
    { key: 'createdAt', label: $localize`Started`, sortable: true, value: ({ createdAt }) => formatInstant(createdAt) },
  ];
  protected readonly link = ({ id }: LicenseImportResponse): readonly unknown[] => ['/licenses/import', id];
  protected readonly stateOf = stateText;

  protected async check(file: File): Promise<void> {
    const form = new FormData();
    form.append('file', file);
    this.failure.set(null);
    this.share.set(0.01);
    try {
      const request = licenseImportsCreate({ file }, { dryRun: true, currency: this.currency() });
      const progress = (share: number): void => this.share.set(Math.max(0.01, share));
      const { id } = await this.#api.send({ ...request, body: form }, { progress });
      await this.#router.navigate(['/licenses/import', id]);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.failure.set(problemMessage(error));
    } finally {
      this.share.set(null);
    }
  }
}
