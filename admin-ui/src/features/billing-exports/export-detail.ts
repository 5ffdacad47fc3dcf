import { Component, computed, effect, inject, linkedSignal } from '@angular/core';

import { billingExportsDownload, billingExportsGet } from '../../api/billing-exports';
import type { BillingExportResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatDate, formatInstant, formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { canDeliver, exportPercent, exportState, isUnderWay, madeBy } from './billing-export.rules';
import { BillingExportActions } from './billing-export-actions';
import { exportFormatGuides, exportFormatWords, exportTargetWords } from './billing-export-words';

/** How often somebody who waits for a file is told how far it is. */
const lookAgainMilliseconds = 1_000;

/** One export: how far it is, its file, and what became of that. */
@Component({
  selector: 'app-export-detail',
  imports: [DialogFrame, Icon, KeyValue, KeyValues],
  template: `
    <app-dialog [heading]="heading()" size="medium" [submits]="false" [submit]="submit">
      @let one = item();
      @let state = stateOf();
      <div class="outcome">
        @if (underWay()) {
          <p i18n>The file is being written. You can close this: it goes on, and the list shows when it is ready.</p>
          <div class="progress">
            <span
              class="track"
              role="progressbar"
              aria-label="Writing the file"
              i18n-aria-label
              aria-valuemin="0"
              aria-valuemax="100"
              [attr.aria-valuenow]="percent()"
              [attr.aria-valuetext]="state.text"
            >
              <span class="fill" [style.width.%]="percent()"></span>
            </span>
            <span class="muted">{{ state.text }}</span>
          </div>
        } @else if (one.status === 'FAILED') {
          <p class="notice notice-danger">
            <app-icon name="alert" /> <span>{{ state.text }}</span>
          </p>
          <p class="muted" i18n>Its invoices can be exported again.</p>
        } @else {
          @if (state.text) {
            <p class="notice notice-danger">
              <app-icon name="alert" /> <span>{{ state.text }}</span>
            </p>
          }
          <p class="guide">{{ guide() }}</p>
          <div class="buttons">
            <a class="button button-primary" download [href]="address()">
              <app-icon name="download" /> <ng-container i18n>Download</ng-container>
            </a>
            @if (mayDeliver()) {
              <button type="button" class="button" (click)="deliver()">
                <app-icon name="refresh" /> <ng-container i18n>Deliver now</ng-container>
              </button>
            }
          </div>
        }
      </div>
      <!-- Read out when it is done, not at each step. -->
      <span class="visually-hidden" role="status">{{ underWay() ? '' : state.label }}</span>
      <app-key-values>
        <app-key-value label="State" i18n-label
          ><span [class]="state.badge">{{ state.label }}</span></app-key-value
        >
        <app-key-value label="For" i18n-label>{{ formatOf() }}</app-key-value>
        <app-key-value label="Invoices" i18n-label>
          {{ number(one.invoiceCount) }}
          @if (one.again) {
            &ngsp;<span class="muted" i18n>also exported before</span>
          }
        </app-key-value>
        @if (one.leftOutCount > 0) {
          <app-key-value label="Left out" i18n-label>
            <span i18n>{one.leftOutCount, plural,
              =1 {1 credit note}
              other {{{ number(one.leftOutCount) }} credit notes}
            }</span>
          </app-key-value>
        }
        <app-key-value label="Made by" i18n-label>{{ made() }}</app-key-value>
        <app-key-value label="Made" i18n-label>{{ instant(one.createdAt) }}</app-key-value>
        @if (one.scheduledFor) {
          <app-key-value label="Day of the schedule" i18n-label>{{ date(one.scheduledFor) }}</app-key-value>
        }
        @if (one.delivery; as delivery) {
          @if (delivery.target) {
            <app-key-value label="Goes to" i18n-label>{{ targetWords[delivery.target] }}</app-key-value>
          }
          @if (delivery.deliveredAt) {
            <app-key-value label="Delivered" i18n-label>{{ instant(delivery.deliveredAt) }}</app-key-value>
          } @else {
            <app-key-value label="Attempts" i18n-label>{{ number(delivery.attempts) }}</app-key-value>
          }
        }
      </app-key-values>
    </app-dialog>
  `,
  styles: `
    .outcome {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      margin-bottom: var(--space-4);
    }
    p {
      margin: 0;
    }
    .guide {
      color: var(--text-muted);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .progress {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      font-variant-numeric: tabular-nums;
    }
    .track {
      flex: 1 1 160px;
      height: 6px;
      border-radius: 3px;
      background: var(--border);
      overflow: hidden;
    }
    .fill {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--accent);
    }
  `,
})
export class ExportDetail implements DialogContent {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingExportActions);
  readonly data = dialogData<{ readonly item: BillingExportResponse }>();

  readonly #resource = apiResource(() => billingExportsGet(this.data.item.id), { topics: ['billing-exports'] });
  protected readonly item = linkedSignal<BillingExportResponse | undefined, BillingExportResponse>({
    source: () => (this.#resource.hasValue() ? this.#resource.value() : undefined),
    computation: (item, previous) => item ?? previous?.value ?? this.data.item,
  });

  protected readonly stateOf = computed(() => exportState(this.item()));
  protected readonly underWay = computed(() => isUnderWay(this.item()));
  protected readonly percent = computed(() => exportPercent(this.item()));
  protected readonly formatOf = computed(() => exportFormatWords[this.item().format]);
  protected readonly guide = computed(() => exportFormatGuides[this.item().format]);
  protected readonly made = computed(() => madeBy(this.item()));
  protected readonly address = computed(() => billingExportsDownload(this.item().id).url);
  protected readonly heading = computed(() => this.item().fileName || $localize`Export for ${this.formatOf()}:format:`);
  protected readonly mayDeliver = computed(
    () => canDeliver(this.item()) && this.#abilities.can('update', 'BillingExport'),
  );

  protected readonly number = formatNumber;
  protected readonly date = formatDate;
  protected readonly instant = formatInstant;
  protected readonly targetWords = exportTargetWords;

  constructor() {
    // Each step of the writing is told to nobody.
    effect((onCleanup) => {
      if (!this.underWay() || this.#resource.isLoading()) return;
      const timer = setTimeout(() => this.#resource.reload(), lookAgainMilliseconds);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async deliver(): Promise<void> {
    if (await this.#actions.deliver(this.item())) this.#resource.reload();
  }

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}
