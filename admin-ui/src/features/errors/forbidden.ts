import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { navigation } from '../../app-navigation';
import { Abilities } from '../../core/ability/abilities';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHeader } from '../../ui/page-header/page-header';

/** A page that this person may not see; for somebody who may see none, where the panel begins. */
@Component({
  selector: 'app-forbidden',
  imports: [EmptyState, PageHeader, RouterLink],
  template: `
    @if (seesAnything()) {
      <app-page-header heading="No access" i18n-heading />
      <app-empty-state
        icon="lock"
        heading="You don’t have access to this page"
        i18n-heading
        text="A system administrator can give you permission for it, by your role or for you alone."
        i18n-text
      >
        <a class="button" routerLink="/" i18n>Go to the start page</a>
      </app-empty-state>
    } @else {
      <app-page-header heading="Welcome to Seatwise" i18n-heading />
      <app-empty-state
        icon="lock"
        heading="Nothing to see yet"
        i18n-heading
        text="You are signed in, and nobody has given you a role or permissions so far. Ask a system administrator for them; they count as soon as this page is loaded again."
        i18n-text
      />
    }
  `,
})
export class Forbidden {
  readonly #abilities = inject(Abilities);

  protected readonly seesAnything = computed(() =>
    navigation.some(({ entries }) => entries.some(({ needs }) => needs !== undefined && this.#abilities.can(...needs))),
  );
}
