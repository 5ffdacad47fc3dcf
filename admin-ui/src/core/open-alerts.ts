import { Injectable, computed, inject } from '@angular/core';

import { alertsSummary } from '../api/alerts';
import { Abilities } from './ability/abilities';
import { apiResource } from './api/api-resource';
import { lastKnown } from './api/last-known';
import { formatCompact, formatNumber } from './format';
import { OrganizationScope } from './organization-scope';

/** How many alerts are open that this person may see, in the organization that the panel is narrowed to, as it changes. */
@Injectable({ providedIn: 'root' })
export class OpenAlerts {
  readonly #abilities = inject(Abilities);
  readonly #scope = inject(OrganizationScope);
  readonly #summary = apiResource(
    () => (this.#abilities.can('read', 'Alert') ? alertsSummary({ organizationId: this.#scope.ids() }) : undefined),
    { topics: ['alerts', 'licenses'] },
  );

  readonly #known = lastKnown(this.#summary);

  /** Zero while nobody knows. */
  readonly count = computed(() => this.#known()?.open ?? 0);
  /** Where there is little room; empty for none. */
  readonly text = computed(() => (this.count() === 0 ? '' : formatCompact(this.count())));
  readonly words = computed(() =>
    this.count() === 1 ? $localize`1 open alert` : $localize`${formatNumber(this.count())}:count: open alerts`,
  );
}
