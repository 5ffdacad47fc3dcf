import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHeader } from '../../ui/page-header/page-header';

/** A page that this person may not see. */
@Component({
  selector: 'app-forbidden',
  imports: [EmptyState, PageHeader, RouterLink],
  template: `
    <app-page-header heading="No access" i18n-heading />
    <app-empty-state
      icon="lock"
      heading="You don’t have access to this page"
      i18n-heading
      text="A system administrator can give you the permission under Technicians & roles."
      i18n-text
    >
      <a class="button" routerLink="/" i18n>Go to the start page</a>
    </app-empty-state>
  `,
})
export class Forbidden {}
