import { Component } from '@angular/core';

import { type UsageDay, UsageChart } from '../../ui/chart/usage-chart';
import { UsageRing } from '../../ui/chart/usage-ring';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { UsageBar } from '../../ui/usage-bar/usage-bar';

/** Usage that was at so much from some day on. */
const steps = [
  ['2026-06-01', 38],
  ['2026-06-09', 41],
  ['2026-06-17', 47],
  ['2026-06-24', 53],
] as const;

/** How usage, quantities and facts are shown. */
@Component({
  selector: 'app-gallery-figures',
  imports: [KeyValue, KeyValues, UsageBar, UsageChart, UsageRing],
  template: `
    <section class="card">
      <h3 i18n>Usage</h3>
      <div class="row">
        <app-usage-ring [usage]="32" [quantity]="50" />
        <app-usage-ring [usage]="50" [quantity]="50" />
        <app-usage-ring [usage]="53" [quantity]="50" />
        <app-key-values>
          <app-key-value label="Available" i18n-label><app-usage-bar [usage]="32" [quantity]="50" /></app-key-value>
          <app-key-value label="Full" i18n-label="compliance|All seats are in use"
            ><app-usage-bar [usage]="50" [quantity]="50"
          /></app-key-value>
          <app-key-value label="Under-licensed" i18n-label
            ><app-usage-bar [usage]="53" [quantity]="50"
          /></app-key-value>
        </app-key-values>
      </div>
      <app-usage-chart [days]="days" label="Usage of an example" i18n-label />
    </section>
  `,
  styles: `
    :host {
      display: contents;
    }
    h3 {
      margin-bottom: var(--space-3);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-4) var(--space-5);
      margin-bottom: var(--space-4);
    }
    app-key-values {
      flex: 1 1 300px;
    }
  `,
})
export class GalleryFigures {
  protected readonly days: readonly UsageDay[] = Array.from({ length: 30 }, (_, index) => {
    const date = `2026-06-${String(index + 1).padStart(2, '0')}`;
    const usage = steps.findLast(([from]) => from <= date)?.[1] ?? 0;
    return { date, usage, quantity: date < '2026-06-20' ? 45 : 50 };
  });
}
