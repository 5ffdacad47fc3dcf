import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Toasts } from '../../core/toasts';
import { keepFocus } from '../../ui/focus/keep-focus';
import { Icon } from '../../ui/icon/icon';
import { ChecklistProgress } from './checklist-progress';
import { ChecklistSteps } from './checklist-steps';
import { OnboardingState } from './onboarding-state';

/**
 * The checklist of setting up as a card. It is not there for those who may not set up, before it is known what is done,
 * and once everything is done or it was put away.
 *
 * @example
 * ```html
 * <app-onboarding-checklist />
 * ```
 */
@Component({
  selector: 'app-onboarding-checklist',
  imports: [ChecklistProgress, ChecklistSteps, Icon, RouterLink],
  providers: [OnboardingState],
  template: `
    @if (state.items().length > 0 && !state.complete() && !state.dismissed()) {
      <section class="card" aria-labelledby="get-started">
        <header>
          <h2 id="get-started"><a routerLink="/get-started" i18n>Get started</a></h2>
          <app-checklist-progress [done]="state.doneCount()" [total]="state.items().length" />
          <button
            type="button"
            class="button button-icon button-quiet"
            aria-label="Put the checklist away"
            i18n-aria-label
            (click)="dismiss()"
          >
            <app-icon name="close" />
          </button>
        </header>
        <app-checklist-steps [items]="state.items()" />
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host(:empty) {
      display: none;
    }
    header {
      display: flex;
      align-items: center;
      gap: 12px;
      margin-bottom: 8px;
    }
    h2 a {
      color: inherit;
    }
    app-checklist-progress {
      flex: 1;
    }
  `,
})
export class OnboardingChecklist {
  readonly #toasts = inject(Toasts);
  protected readonly state = inject(OnboardingState);

  constructor() {
    keepFocus((place) => place.closest('main'));
  }

  protected async dismiss(): Promise<void> {
    try {
      await this.state.dismiss(true);
      this.#toasts.done($localize`The checklist was put away. It stays under “Get started”.`);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
