import { Component, computed, inject } from '@angular/core';

import type { TitlePage } from '../../api/model';
import { titlesList } from '../../api/titles';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { OrganizationScope } from '../../core/organization-scope';
import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';

/** Installed software: products, titles to review, and the rules of technicians. */
@Component({
  selector: 'app-software-page',
  imports: [PageHeader, Tabs],
  template: `
    <app-page-header heading="Software" i18n-heading />
    <app-tabs label="Software" i18n-label [tabs]="tabs()" />
  `,
})
export class SoftwarePage {
  readonly #abilities = inject(Abilities);
  readonly #scope = inject(OrganizationScope);

  readonly #queue = apiResource<TitlePage>(
    () =>
      this.#abilities.can('read', 'Title')
        ? titlesList({ reviewed: false, pageSize: 1, organizationId: this.#scope.ids() })
        : undefined,
    { topics: ['software'] },
  );
  protected readonly tabs = computed<readonly Tab[]>(() => [
    { path: 'products', label: $localize`Products` },
    ...(this.#abilities.can('read', 'Title')
      ? [
          {
            path: 'review',
            label: $localize`Review queue`,
            count: this.#queue.hasValue() ? this.#queue.value().total : undefined,
          },
        ]
      : []),
    ...(this.#abilities.can('read', 'SoftwareRule') ? [{ path: 'rules', label: $localize`Rules` }] : []),
  ]);
}
