import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { DashboardUsage } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { formatNumber } from '../../core/format';
import { UsageChart } from '../../ui/chart/usage-chart';

/** Seats in use of what was purchased, day by day. */
@Component({
  selector: 'app-usage-card',
  imports: [RouterLink, UsageChart],
  template: `
    <header>
      <div>
        <h2 i18n>Seats in 90 days</h2>
        @if (today(); as day) {
          <a class="headline" routerLink="/licenses" [queryParams]="everything" i18n
            >{{ number(day.usage) }} <span class="of">of {{ number(day.quantity) }} in use</span></a
          >
        }
      </div>
    </header>
    <app-usage-chart [days]="usage().days" label="Seats in use by day" i18n-label />
    @if (seesParts()) {
      <p class="muted small" i18n>Licenses that are shared with other organizations are not counted.</p>
    }
  `,
  styleUrl: './overview-card.scss',
})
export class UsageCard {
  readonly #abilities = inject(Abilities);

  readonly usage = input.required<DashboardUsage>();

  /** Whatever view somebody begins with: the figure is about all licenses. */
  protected readonly everything = { view: 'all' };

  protected readonly number = formatNumber;
  protected readonly today = computed(() => this.usage().days.at(-1) ?? null);
  protected readonly seesParts = computed(() => !this.#abilities.canEverywhere('read', 'License'));
}
