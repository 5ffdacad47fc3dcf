import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';

import { licensesUsageSeries } from '../../api/licenses';
import type { LicenseResponse, UsageSeriesResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatDate } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { UsageChart } from '../../ui/chart/usage-chart';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { today } from './today';
import { firstDay, usageRanges } from './usage-range.rules';

/** Usage and quantity of a license, day by day. */
@Component({
  selector: 'app-license-usage-chart',
  imports: [EmptyState, ResourceState, UsageChart],
  template: `
    <header>
      <h2 i18n>Usage</h2>
      @if (organizations().length > 1 && !scope.ids()) {
        <select
          #organization
          class="input"
          aria-label="Organization"
          i18n-aria-label
          (change)="organizationId.set(organization.value)"
        >
          <option value="" i18n>All organizations</option>
          @for (each of organizations(); track each.id) {
            <option [value]="each.id" [selected]="'' + each.id === organizationId()">{{ each.name }}</option>
          }
        </select>
      }
      <div class="ranges" role="group" aria-label="Range" i18n-aria-label>
        @for (each of ranges; track each.key) {
          <button
            type="button"
            class="button button-small"
            [attr.aria-pressed]="each === range()"
            (click)="range.set(each)"
          >
            {{ each.label }}
          </button>
        }
      </div>
    </header>
    @if (!usageIsKnown()) {
      <p class="muted" i18n>What was set as the usage is that of the whole license, of which you see a part.</p>
    } @else if (series()) {
      @if (days().length > 1) {
        <app-usage-chart [days]="days()" [label]="label()" [showQuantity]="quantityIsTheirs()" />
        @if (!quantityIsTheirs()) {
          <p class="muted small" i18n>The purchased quantity is shared by all organizations, and not shown here.</p>
        }
      } @else {
        <app-empty-state
          icon="history"
          heading="No history yet"
          i18n-heading
          text="Usage is shown day by day: the chart begins tomorrow."
          i18n-text
        />
      }
    } @else {
      <app-resource-state [resource]="resource" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      margin-bottom: var(--space-3);
    }
    h2 {
      flex: 1 1 auto;
    }
    select {
      width: auto;
      max-width: 220px;
    }
    .ranges {
      display: flex;
      gap: 4px;
    }
    [aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent);
    }
    p {
      margin-top: 8px;
    }
  `,
})
export class LicenseUsageChart {
  protected readonly scope = inject(OrganizationScope);

  readonly license = input.required<LicenseResponse>();

  protected readonly ranges = usageRanges;
  protected readonly range = signal(usageRanges[1]);
  /** As the select has it: empty for all. */
  protected readonly organizationId = signal('');
  readonly #organizationIds = computed(() => {
    const chosen = this.organizationId();
    return this.scope.ids() ?? (chosen === '' ? undefined : [Number(chosen)]);
  });

  protected readonly resource = apiResource(
    () => {
      const range = this.range();
      return licensesUsageSeries(this.license().id, {
        from: range && firstDay(range, today()),
        organizationId: this.#organizationIds(),
      });
    },
    { topics: ['licenses'] },
  );
  /** The days before stay until others have come. */
  protected readonly series = linkedSignal<UsageSeriesResponse | undefined, UsageSeriesResponse | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (series, previous) => series ?? (this.resource.error() ? null : (previous?.value ?? null)),
  });
  /** From the first day on of which anything is known. */
  protected readonly days = computed(() => {
    const { items = [], since = '' } = this.series() ?? {};
    return items
      .filter(({ date }) => date >= since)
      .map(({ date, usage, quantity }) => ({ date, usage: usage ?? 0, quantity: quantity ?? 0 }));
  });
  protected readonly organizations = computed(() => this.series()?.organizations ?? []);

  /** Without allocations, a part of the license has the whole quantity only where it is limited to that part. */
  protected readonly quantityIsTheirs = computed(() => {
    const { global, complete, organizations } = this.license().scope;
    if (!complete) return false;
    return this.#organizationIds() === undefined || (!global && organizations.length === 1);
  });
  /** The number of a custom license belongs to the whole of it. */
  protected readonly usageIsKnown = computed(() => this.license().scope.complete || this.license().type !== 'CUSTOM');
  protected readonly label = computed(() => {
    const name = this.license().name;
    const [first, last] = [formatDate(this.days()[0]?.date), formatDate(this.days().at(-1)?.date)];
    return $localize`Usage of ${name}:license: from ${first}:first: to ${last}:last:`;
  });
}
