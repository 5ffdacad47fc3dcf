import { Component } from '@angular/core';

import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';

/** What organizations are charged for, and what income from it is booked under. */
@Component({
  selector: 'app-billing-products-page',
  imports: [PageHeader, Tabs],
  template: `
    <app-page-header heading="Products" i18n-heading />
    <app-tabs label="Products" i18n-label [tabs]="tabs" />
  `,
})
export class BillingProductsPage {
  protected readonly tabs: readonly Tab[] = [
    { path: 'all', label: $localize`Products` },
    { path: 'accounts', label: $localize`Accounts` },
  ];
}
