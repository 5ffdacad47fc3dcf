import { Component, computed, inject } from '@angular/core';

import { billingUnbilledList } from '../../api/billing-unbilled';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { OrganizationScope } from '../../core/organization-scope';
import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { seesUnbilled, unbilledTopics } from './unbilled.rules';

/** What stays of what organizations are charged, and what nobody is charged for. */
@Component({
  selector: 'app-billing-margins-page',
  imports: [PageHeader, Tabs],
  template: `
    <app-page-header heading="Margins" i18n-heading />
    <app-tabs label="Margins" i18n-label [tabs]="tabs()" />
  `,
})
export class BillingMarginsPage {
  readonly #abilities = inject(Abilities);
  readonly #scope = inject(OrganizationScope);

  readonly #seesUnbilled = computed(() => seesUnbilled(this.#abilities));
  readonly #unbilled = apiResource(
    () => (this.#seesUnbilled() ? billingUnbilledList({ pageSize: 1, organizationId: this.#scope.ids() }) : undefined),
    { topics: unbilledTopics },
  );

  protected readonly tabs = computed<readonly Tab[]>(() => {
    const count = this.#unbilled.hasValue() ? this.#unbilled.value().total : 0;
    return [
      { path: 'list', label: $localize`Margins` },
      ...(this.#seesUnbilled()
        ? [{ path: 'unbilled', label: $localize`Unbilled seats`, ...(count > 0 ? { count } : {}) }]
        : []),
    ];
  });
}
