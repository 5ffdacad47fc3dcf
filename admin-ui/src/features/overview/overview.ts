import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { dashboardGet } from '../../api/dashboard';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { Apps } from '../../core/apps/apps';
import { OrganizationScope } from '../../core/organization-scope';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { OnboardingChecklist } from '../onboarding/onboarding-checklist';
import { SampleDataNotice } from '../onboarding/sample-data-notice';
import { ActivityCard } from './activity-card';
import { AttentionCards } from './attention-cards';
import { attentionCards, isAllFine, isUntouched } from './attention.rules';
import { expectedParts } from './overview.rules';
import { SpendCard } from './spend-card';
import { UnusedCard } from './unused-card';
import { UsageCard } from './usage-card';

/** What needs attention today, what is spent and used, and what was done last. */
@Component({
  selector: 'app-overview',
  imports: [
    ActivityCard,
    AttentionCards,
    EmptyState,
    Icon,
    OnboardingChecklist,
    PageHeader,
    ResourceState,
    RouterLink,
    SampleDataNotice,
    Skeleton,
    SpendCard,
    UnusedCard,
    UsageCard,
  ],
  templateUrl: './overview.html',
  styleUrl: './overview.scss',
})
export class Overview {
  readonly #abilities = inject(Abilities);
  readonly #apps = inject(Apps);
  readonly #scope = inject(OrganizationScope);

  protected readonly resource = apiResource(() => dashboardGet({ organizationId: this.#scope.ids() }), {
    topics: ['licenses', 'alerts', 'software', 'devices', 'billing-agreements', 'billing-products', 'apps'],
  });
  /** The figures before stay until others of the same organization have come. */
  readonly #known = lastAnswer(this.resource, this.#scope.organizationId);
  protected readonly overview = computed(() => this.#known() ?? null);
  protected readonly failed = computed(() => this.overview() === null && this.resource.error() !== undefined);
  /** What shows is of before: reading it again failed. */
  protected readonly outdated = computed(() => this.overview() !== null && this.resource.error() !== undefined);

  protected readonly cards = computed(() => attentionCards(this.overview() ?? {}));
  protected readonly allFine = computed(() => isAllFine(this.cards()));
  /** Of the whole installation: an organization without anything is no reason to begin. */
  protected readonly untouched = computed(() => {
    const overview = this.overview();
    return overview !== null && this.#scope.ids() === undefined && isUntouched(overview);
  });
  protected readonly scopeText = computed(() =>
    this.#scope.ids() === undefined || !this.expected().licenses
      ? ''
      : $localize`Licenses that several organizations share are counted as a whole.`,
  );
  /** What room is kept while nothing is known. */
  protected readonly expected = computed(() =>
    expectedParts(
      (subject) => this.#abilities.can('read', subject),
      (app) => this.#apps.isActive(app),
    ),
  );
  protected readonly mayAddLicenses = computed(() => this.#abilities.can('create', 'License'));
  protected readonly mayAddDevices = computed(() => this.#abilities.can('create', 'Device'));
}
