import { Component } from '@angular/core';

import { PageHeader } from '../../ui/page-header/page-header';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { SampleDataNotice } from '../onboarding/sample-data-notice';

/** What is set once, for this browser or for the installation. */
@Component({
  selector: 'app-settings-page',
  imports: [PageHeader, SampleDataNotice, Tabs],
  template: `
    <app-page-header heading="Settings" i18n-heading />
    <app-sample-data-notice />
    <app-tabs label="Settings" i18n-label [tabs]="tabs" />
  `,
})
export class SettingsPage {
  protected readonly tabs: readonly Tab[] = [{ path: 'appearance', label: $localize`Appearance` }];
}
