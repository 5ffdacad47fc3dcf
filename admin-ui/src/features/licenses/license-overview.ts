import { Component, computed, inject } from '@angular/core';

import { formatDate, formatMoney, formatNumber } from '../../core/format';
import { licenseKind } from '../../core/words';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { CurrentLicense } from './current-license';
import { holderWords } from './holder-words';
import { holderKindOf } from './license-kinds.rules';
import { LicenseAllocations } from './license-allocations';
import { LicenseWarnings } from './license-warnings';
import { LicenseUsageChart } from './license-usage-chart';
import { renewalText } from './license-status.rules';
import { RuleWords } from './rule-words';

/** What is known of a license. */
@Component({
  selector: 'app-license-overview',
  imports: [KeyValue, KeyValues, LicenseAllocations, LicenseUsageChart, LicenseWarnings, RuleWords],
  template: `
    @if (license(); as shown) {
      <section class="card"><app-license-usage-chart [license]="shown" /></section>
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

          <section class="card">
            <h2 i18n>Cost</h2>
            @if (shown.cost; as cost) {
              <app-key-values>
                <app-key-value label="Per license" i18n-label>{{ money(cost.unitCost, cost.currency) }}</app-key-value>
                <app-key-value label="Total" i18n-label>
                  {{ money(cost.totalCost, cost.currency) }}
                  <span class="muted" i18n>for {{ number(shown.quantity) }} licenses</span>
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
            } @else {
              <p class="muted" i18n>No cost was entered.</p>
            }
          </section>
        </div>
        <div class="stack">
          @if (shown.scope.global || shown.scope.organizations.length > 1) {
            <section class="card">
              <app-license-allocations [license]="shown" />
            </section>
          }
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

          <section class="card">
            <h2 i18n>Term</h2>
            <app-key-values>
              <app-key-value label="Purchased on" i18n-label>{{ date(shown.purchaseDate) }}</app-key-value>
              <app-key-value label="Expires on" i18n-label>
                @if (shown.term.expiresOn; as expiresOn) {
                  {{ date(expiresOn) }}
                } @else {
                  <ng-container i18n>Never</ng-container>
                }
              </app-key-value>
              @if (shown.term.expiresOn) {
                <app-key-value label="Auto-renewal" i18n-label>
                  @if (renewal(); as every) {
                    {{ every }}
                  } @else {
                    <ng-container i18n>Off</ng-container>
                  }
                </app-key-value>
                <app-key-value label="Notice" i18n-label>
                  @if (notice(); as days) {
                    <ng-container i18n>{{ days }} days before</ng-container>
                  } @else {
                    <ng-container i18n>None</ng-container>
                  }
                </app-key-value>
              }
              <app-key-value label="Notified" i18n-label>{{ eMails() || '–' }}</app-key-value>
            </app-key-values>
          </section>
        </div>
      </div>
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
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
  protected readonly license = inject(CurrentLicense).license;

  protected readonly date = formatDate;
  protected readonly money = formatMoney;
  protected readonly number = formatNumber;
  protected readonly kind = computed(() => {
    const license = this.license();
    return license ? licenseKind(license.type, license.assignmentMode) : '';
  });
  protected readonly byHand = computed(() => {
    const holder = holderKindOf(this.license()?.type ?? 'CUSTOM');
    return holder === null ? '' : $localize`Seats are given by hand, under ${holderWords[holder].licensed}:tab:.`;
  });
  protected readonly renewal = computed(() => {
    const license = this.license();
    return license ? renewalText(license.term) : null;
  });
  protected readonly notice = computed(() => this.license()?.term.noticeDays.map(formatNumber).join(', ') ?? '');
  protected readonly eMails = computed(() => {
    const email: unknown = this.license()?.notifications['email'];
    return Array.isArray(email) ? email.join(', ') : '';
  });

  /** Whether an amount is more than nothing. */
  protected spends(amount: string | null): boolean {
    return amount !== null && /[1-9]/.test(amount);
  }

  protected names(things: readonly { readonly name: string }[]): string {
    return things.map(({ name }) => name).join(', ');
  }
}
