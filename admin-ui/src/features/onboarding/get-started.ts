import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Toasts } from '../../core/toasts';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { ChecklistProgress } from './checklist-progress';
import { ChecklistSteps } from './checklist-steps';
import { OnboardingState } from './onboarding-state';
import { SampleDataNotice } from './sample-data-notice';

/** The checklist of setting up, as a page that is always there. */
@Component({
  selector: 'app-get-started',
  imports: [ChecklistProgress, ChecklistSteps, Icon, PageHeader, ResourceState, RouterLink, SampleDataNotice],
  providers: [OnboardingState],
  template: `
    <app-page-header heading="Get started" i18n-heading [text]="lead">
      @if (state.dismissed() && !state.complete()) {
        <button type="button" class="button" (click)="showAgain()" i18n>Show on the start page</button>
      }
    </app-page-header>
    <app-sample-data-notice />
    @if (state.items().length > 0) {
      <section class="card" aria-label="Checklist" i18n-aria-label>
        @if (state.complete()) {
          <p class="finished">
            <app-icon name="check-circle" />
            <span i18n>Everything is set up. <a routerLink="/licenses">Go to your licenses</a></span>
          </p>
        } @else {
          <app-checklist-progress [done]="state.doneCount()" [total]="state.items().length" />
        }
        <app-checklist-steps [items]="state.items()" reasons />
      </section>
    } @else {
      <app-resource-state [resource]="state.resource" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      max-width: 760px;
    }
    app-checklist-progress,
    .finished {
      margin: 2px 10px 10px;
    }
    .finished {
      display: flex;
      gap: 8px;
      color: var(--good);
    }
    .finished app-icon {
      margin-top: 2px;
    }
  `,
})
export class GetStarted {
  readonly #toasts = inject(Toasts);
  protected readonly state = inject(OnboardingState);
  protected readonly lead = $localize`What makes Seatwise useful, in the order that saves most work. Each step ticks itself as soon as it is done.`;

  protected async showAgain(): Promise<void> {
    try {
      await this.state.dismiss(false);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
