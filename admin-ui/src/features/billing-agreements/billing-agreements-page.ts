import { Component, computed, inject } from '@angular/core';

import { Abilities } from '../../core/ability/abilities';
import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';

/** What organizations are charged, and the templates that agreements begin with. */
@Component({
  selector: 'app-billing-agreements-page',
  imports: [PageHeader, Tabs],
  template: `
    <app-page-header heading="Agreements" i18n-heading />
    <app-tabs label="Agreements" i18n-label [tabs]="tabs()" />
  `,
})
export class BillingAgreementsPage {
  readonly #abilities = inject(Abilities);

  protected readonly tabs = computed<readonly Tab[]>(() => [
    { path: 'all', label: $localize`Agreements` },
    ...(this.#abilities.can('read', 'BillingAgreementTemplate')
      ? [{ path: 'templates', label: $localize`Templates` }]
      : []),
  ]);
}
