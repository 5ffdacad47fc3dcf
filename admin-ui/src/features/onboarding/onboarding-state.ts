import { Injectable, computed, inject } from '@angular/core';

import { onboardingGet, onboardingUpdate } from '../../api/onboarding';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { checklistItems } from './onboarding.rules';

/** Everything that ticks a step when it changes. */
const topics = [
  'onboarding',
  'organizations',
  'locations',
  'enrollment-tokens',
  'devices',
  'software',
  'licenses',
  'people',
  'notification-channels',
  'apps',
  'sample-data',
];

/** How far the installation is set up, live, for those who may know. Provided by the page or card that shows it. */
@Injectable()
export class OnboardingState {
  readonly #api = inject(Api);
  readonly #abilities = inject(Abilities);
  readonly resource = apiResource(() => (this.#abilities.can('read', 'Onboarding') ? onboardingGet() : undefined), {
    topics,
  });
  readonly items = computed(() => (this.resource.hasValue() ? checklistItems(this.resource.value()) : []));
  readonly dismissed = computed(() => this.resource.hasValue() && this.resource.value().dismissed);
  readonly doneCount = computed(() => this.items().filter(({ done }) => done).length);
  readonly complete = computed(() => this.items().length > 0 && this.doneCount() === this.items().length);

  /** Puts the checklist away for everybody, or shows it again. */
  async dismiss(dismissed: boolean): Promise<void> {
    this.resource.set(await this.#api.send(onboardingUpdate({ dismissed })));
  }
}
