import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';

import { setupComplete, setupProgress, setupState } from '../../api/setup';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Session, signInPath } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { EntryCard } from '../sign-in/entry-card';
import { AdministratorStep } from './administrator-step';
import { DataStep } from './data-step';
import { EnrollmentStep } from './enrollment-step';
import { welcomeStep } from './welcome.rules';

/** The first run, in three steps: administrator, sample data or empty, first device. */
@Component({
  selector: 'app-welcome',
  imports: [AdministratorStep, DataStep, EnrollmentStep, EntryCard, ResourceState],
  template: `
    <app-entry-card [heading]="heading()" [text]="lead()" wide>
      @if (position(); as current) {
        <ol class="steps" aria-label="Steps" i18n-aria-label>
          @for (label of stepLabels; track label; let index = $index) {
            <li
              [class.past]="index + 1 < current"
              [class.current]="index + 1 === current"
              [attr.aria-current]="index + 1 === current ? 'step' : null"
            >
              <span class="number">{{ index + 1 }}</span> {{ label }}
            </li>
          }
        </ol>
      }
      @switch (step()) {
        @case ('administrator') {
          <app-administrator-step [token]="token() ?? ''" (done)="administratorMade()" />
        }
        @case ('data') {
          <app-data-step (sampleLoaded)="finish('/')" (empty)="startsEmpty.set(true)" />
        }
        @case ('enrollment') {
          <app-enrollment-step (done)="finish('/get-started')" />
        }
        @default {
          <app-resource-state [resource]="state.error() ? state : progress" />
        }
      }
    </app-entry-card>
  `,
  styles: `
    .steps {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 18px;
      margin-bottom: 22px;
      padding-bottom: 16px;
      border-bottom: 1px solid var(--border);
      color: var(--text-muted);
      font-size: var(--text-size-small);
    }
    li {
      display: flex;
      align-items: center;
      gap: 7px;
    }
    .number {
      display: grid;
      place-items: center;
      width: 20px;
      height: 20px;
      border-radius: 50%;
      background: var(--surface-recessed);
      font-weight: 600;
    }
    .past .number {
      background: var(--good-soft);
      color: var(--good);
    }
    .current {
      color: var(--text);
      font-weight: 500;
    }
    .current .number {
      background: var(--accent);
      color: var(--on-accent);
    }
  `,
})
export class Welcome {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  /** The one-time value of the link that the server printed, from the address. */
  readonly token = input<string>();

  protected readonly state = apiResource(() => setupState());
  protected readonly progress = apiResource(() => (this.#session.signedIn() ? setupProgress() : undefined));
  protected readonly startsEmpty = signal(false);

  protected readonly step = computed(() => {
    const signedIn = this.#session.signedIn();
    if (!this.state.hasValue() || (signedIn && !this.progress.hasValue())) return null;
    return welcomeStep({
      administratorExists: this.state.value().administratorExists,
      signedIn,
      progress: this.progress.hasValue() ? this.progress.value() : null,
      startsEmpty: this.startsEmpty(),
    });
  });

  protected readonly stepLabels = [$localize`Administrator`, $localize`Data`, $localize`First device`];
  protected readonly position = computed(() => {
    const step = this.step();
    return step === 'administrator' ? 1 : step === 'data' ? 2 : step === 'enrollment' ? 3 : null;
  });
  protected readonly heading = computed(() => {
    switch (this.step()) {
      case 'data':
        return $localize`How do you want to begin?`;
      case 'enrollment':
        return $localize`Enroll your first device`;
      default:
        return $localize`Welcome to Seatwise`;
    }
  });
  protected readonly lead = computed(() =>
    this.step() === 'administrator' ? $localize`Create the first administrator. Others are added later.` : '',
  );

  constructor() {
    inject(Title).setTitle($localize`Welcome · Seatwise`);
    effect(() => {
      const step = this.step();
      untracked(() => {
        if (step === 'sign-in') {
          void this.#router.navigate([signInPath], { queryParams: { returnUrl: '/welcome' } });
        }
        if (step === 'done') void this.#router.navigateByUrl('/');
      });
    });
  }

  protected async administratorMade(): Promise<void> {
    await this.#session.load();
    this.state.reload();
  }

  /** Ends the welcome. What it did stays done when this fails: whoever comes back goes on from there. */
  protected async finish(address: string): Promise<void> {
    try {
      await this.#api.send(setupComplete());
      await this.#router.navigateByUrl(address);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
