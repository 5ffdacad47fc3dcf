import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHeader } from '../../ui/page-header/page-header';

/** An address that leads nowhere. */
@Component({
  selector: 'app-not-found',
  imports: [EmptyState, PageHeader, RouterLink],
  template: `
    <app-page-header heading="Not found" i18n-heading />
    <app-empty-state
      icon="search"
      heading="There is no page here"
      i18n-heading
      text="The address may be mistyped, or what it showed is gone or not visible to you."
      i18n-text
    >
      <a class="button" routerLink="/" i18n>Go to the start page</a>
    </app-empty-state>
  `,
})
export class NotFound {}
