import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import type { AppKey } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Apps } from '../../core/apps/apps';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHeader } from '../../ui/page-header/page-header';
import { appWords } from './app-words';

/** Stands where the pages of an app are that is not in use. */
@Component({
  selector: 'app-inactive-app',
  imports: [EmptyState, PageHeader, RouterLink],
  template: `
    <app-page-header [heading]="words().name" />
    <app-empty-state [icon]="words().icon" [heading]="words().inactive" [text]="words().offer">
      @if (mayActivate()) {
        <a class="button button-primary" routerLink="/apps" i18n>Go to Apps</a>
      } @else {
        <p i18n>A system administrator can activate it under Administration → Apps.</p>
      }
    </app-empty-state>
  `,
})
export class InactiveApp {
  readonly #apps = inject(Apps);
  readonly #abilities = inject(Abilities);

  readonly app = input.required<AppKey>();

  protected readonly words = computed(() => appWords[this.app()]);
  protected readonly mayActivate = computed(() => this.#abilities.can('update', 'App'));

  constructor() {
    const router = inject(Router);
    // Activated by somebody meanwhile: the page that was asked for is there.
    effect(() => {
      if (this.#apps.isActive(this.app())) void router.navigateByUrl(router.url, { onSameUrlNavigation: 'reload' });
    });
  }
}
