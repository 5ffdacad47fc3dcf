import { Injectable, computed, inject } from '@angular/core';

import { alertsSummary } from '../api/alerts';
import { Abilities } from './ability/abilities';
import { apiResource } from './api/api-resource';
import { lastKnown } from './api/last-known';
import { formatCompact, formatNumber } from './format';

/** How many alerts are open that this person may see, as it changes. */
@Injectable({ providedIn: 'root' })
export class OpenAlerts {
  readonly #abilities = inject(Abilities);
  readonly #summary = apiResource(() => (this.#abilities.can('read', 'Alert') ? alertsSummary() : undefined), {
    topics: ['alerts', 'licenses'],
  });

  readonly #known = lastKnown(this.#summary);

  /** Zero while nobody knows. */
  readonly count = computed(() => this.#known()?.open ?? 0);
  /** Where there is little room; empty for none. */
  readonly text = computed(() => (this.count() === 0 ? '' : formatCompact(this.count())));
  readonly words = computed(() =>
    this.count() === 1 ? $localize`1 open alert` : $localize`${formatNumber(this.count())}:count: open alerts`,
  );
}
