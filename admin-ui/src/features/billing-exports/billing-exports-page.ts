import { Component, computed, inject } from '@angular/core';

import { Abilities } from '../../core/ability/abilities';
import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';

/** Files of invoices for accounting software: what was exported, and when that is done by itself. */
@Component({
  selector: 'app-billing-exports-page',
  imports: [PageHeader, Tabs],
  template: `
    <app-page-header
      heading="Exports"
      i18n-heading
      text="Files of approved invoices for your accounting software. Each invoice is exported once, unless you say otherwise."
      i18n-text
    />
    <app-tabs label="Exports" i18n-label [tabs]="tabs()" />
  `,
})
export class BillingExportsPage {
  readonly #abilities = inject(Abilities);

  protected readonly tabs = computed<readonly Tab[]>(() => [
    { path: 'history', label: $localize`Exports` },
    // A schedule exports the invoices of every organization: who may not see them all sees none.
    ...(this.#abilities.can('read', 'BillingExportSchedule')
      ? [{ path: 'schedules', label: $localize`Schedules` }]
      : []),
  ]);
}
