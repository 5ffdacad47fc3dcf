import { Component, computed, inject, linkedSignal } from '@angular/core';

import { licensesTerms } from '../../api/licenses';
import { notificationChannelsNames } from '../../api/notification-channels';
import type { LicenseTermPage, LicenseTermPeriodResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatMoney } from '../../core/format';
import { licenseKind } from '../../core/words';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { licenseCountText } from '../../core/counts';
import { CurrentLicense } from './current-license';
import { holderWords } from './holder-words';
import { holderKindOf } from './license-kinds.rules';
import { LicenseAllocations } from './license-allocations';
import { notifiedParts } from './license-notified.rules';
import { LicenseTerm } from './license-term';
import { LicenseTerms } from './license-terms';
import { knownTerms } from './license-terms.rules';
import { LicenseWarnings } from './license-warnings';
import { LicenseUsageChart } from './license-usage-chart';
import { renewalText } from './license-status.rules';
import { RuleWords } from './rule-words';

/** So many terms are shown: nobody reads more. */
const mostTerms = 200;

/** What is known of a license. */
@Component({
  selector: 'app-license-overview',
  imports: [
    KeyValue,
    KeyValues,
    LicenseAllocations,
    LicenseTerm,
    LicenseTerms,
    LicenseUsageChart,
    LicenseWarnings,
    RuleWords,
  ],
  template: `
    @if (license(); as shown) {
      <section class="card"><app-license-usage-chart [license]="shown" /></section>
      <section class="card">
        <h2 i18n>Term</h2>
        <app-license-term [license]="shown" [known]="known()" />
        @if (termFacts().length > 0) {
          <app-key-values class="term-facts">
            @for (fact of termFacts(); track fact.label) {
              <app-key-value [label]="fact.label">{{ fact.text }}</app-key-value>
            }
          </app-key-values>
        }
        @if (terms().length > 1) {
          <app-license-terms [terms]="terms()" />
        }
      </section>
      <div class="card-grid">
        <div class="stack">
          <section class="card">
            <h2 i18n>Details</h2>
            <app-key-values>
              <app-key-value label="Type" i18n-label>{{ kind() }}</app-key-value>
              <app-key-value label="Publisher" i18n-label>{{ shown.publisher?.name ?? '–' }}</app-key-value>
              <app-key-value label="Vendor" i18n-label>{{ shown.vendor?.name ?? '–' }}</app-key-value>
              <app-key-value label="Scope" i18n-label>
                @if (shown.scope.global) {
                  <ng-container i18n>All organizations</ng-container>
                } @else {
                  {{ names(shown.scope.organizations) }}
                }
                @if (!shown.scope.complete) {
                  <span class="muted">{{ partOf(shown.scope.global) }}</span>
                }
              </app-key-value>
              @if (shown.scope.locations.length > 0) {
                <app-key-value label="Only at" i18n-label>{{ names(shown.scope.locations) }}</app-key-value>
              }
              @if (shown.description) {
                <app-key-value label="Description" i18n-label
                  ><span class="text">{{ shown.description }}</span></app-key-value
                >
              }
              @if (shown.note) {
                <app-key-value label="Note" i18n-label
                  ><span class="text">{{ shown.note }}</span></app-key-value
                >
              }
              @if (shown.tags.length > 0) {
                <app-key-value label="Tags" i18n-label>
                  <span class="tags">
                    @for (tag of shown.tags; track tag) {
                      <span class="badge">{{ tag }}</span>
                    }
                  </span>
                </app-key-value>
              }
            </app-key-values>
          </section>
        </div>
        <div class="stack">
          @if (shown.scope.global || !shown.scope.complete || shown.scope.organizations.length > 1) {
            <section class="card">
              <app-license-allocations [license]="shown" />
            </section>
          }
          <section class="card">
            <h2 i18n>Cost</h2>
            @if (shown.cost; as cost) {
              <app-key-values>
                <app-key-value label="Per license" i18n-label>{{ money(cost.unitCost, cost.currency) }}</app-key-value>
                <app-key-value label="Total" i18n-label>
                  {{ money(cost.totalCost, cost.currency) }}
                  @if (shown.quantity !== null) {
                    <span class="muted" i18n>for {{ counted(shown.quantity) }}</span>
                  }
                </app-key-value>
                @if (spends(cost.yearlyCost)) {
                  <app-key-value label="In a year" i18n-label>{{
                    money(cost.yearlyCost, cost.currency)
                  }}</app-key-value>
                }
                @if (spends(cost.unusedCost)) {
                  <app-key-value label="Unused" i18n-label>
                    {{ money(cost.unusedCost, cost.currency) }}
                    @if (spends(cost.yearlyCost)) {
                      <span class="muted" i18n>in a year</span>
                    }
                  </app-key-value>
                }
              </app-key-values>
            } @else if (shown.scope.complete) {
              <p class="muted" i18n>No cost was entered.</p>
            } @else {
              <p class="muted" i18n>A cost is that of the whole license, of which you see a part.</p>
            }
          </section>
          @if (shown.type === 'CUSTOM') {
            <app-license-warnings [license]="shown" />
          } @else {
            <section class="card">
              <h2 i18n>Assignment</h2>
              @if (shown.assignmentMode === 'AUTOMATIC') {
                <app-license-warnings [license]="shown" />
                <app-rule-words [license]="shown" />
              } @else {
                <p>{{ byHand() }}</p>
                @if (shown.enforceQuantity) {
                  <p class="muted" i18n>Seats beyond the purchased quantity are refused.</p>
                }
              }
            </section>
          }
        </div>
      </div>
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
    .term-facts {
      margin-top: var(--space-4);
    }
    .text {
      white-space: pre-line;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class LicenseOverview {
  readonly #abilities = inject(Abilities);
  protected readonly license = inject(CurrentLicense).license;
  readonly #id = computed(() => this.license()?.id);

  readonly #terms = apiResource(
    () => {
      const id = this.#id();
      return id === undefined ? undefined : licensesTerms(id, { sort: '-id', pageSize: mostTerms });
    },
    { topics: ['licenses'] },
  );
  /** The last one first; those before stay until others have come. */
  protected readonly terms = linkedSignal<LicenseTermPage | undefined, readonly LicenseTermPeriodResponse[]>({
    source: () => (this.#terms.hasValue() ? this.#terms.value() : undefined),
    computation: (page, previous) => page?.items ?? previous?.value ?? [],
  });
  protected readonly known = computed(() => (this.terms().length > 0 ? knownTerms(this.terms()) : null));

  /** For whoever may choose from them. */
  readonly #names = apiResource(
    () => (this.#abilities.can('update', 'License') ? notificationChannelsNames() : undefined),
    { topics: ['notification-channels'] },
  );
  readonly #knownNames = lastKnown(this.#names);
  readonly #channels = computed(() => this.#knownNames()?.items ?? null);

  protected readonly money = formatMoney;
  protected readonly counted = licenseCountText;
  protected readonly kind = computed(() => {
    const license = this.license();
    return license ? licenseKind(license.type, license.assignmentMode) : '';
  });
  protected readonly byHand = computed(() => {
    const holder = holderKindOf(this.license()?.type ?? 'CUSTOM');
    return holder === null ? '' : $localize`Seats are given by hand, under ${holderWords[holder].licensed}:tab:.`;
  });
  /** What a line with days on it can't say. */
  protected readonly termFacts = computed<readonly { readonly label: string; readonly text: string }[]>(() => {
    const license = this.license();
    if (!license) return [];
    const renewal = { label: $localize`Auto-renewal`, text: renewalText(license.term) ?? $localize`Off` };
    return [
      ...(license.term.expiresOn === null ? [] : [renewal]),
      { label: $localize`Notified`, text: notifiedParts(license.notifications, this.#channels()).join(' · ') },
    ];
  });

  /** What of a scope is not named. */
  protected partOf(global: boolean): string {
    return global ? $localize`of which you see a part` : $localize`and organizations that you don’t see`;
  }

  /** Whether an amount is more than nothing. */
  protected spends(amount: string | null): boolean {
    return amount !== null && /[1-9]/.test(amount);
  }

  protected names(things: readonly { readonly name: string }[]): string {
    return things.map(({ name }) => name).join(', ');
  }
}
