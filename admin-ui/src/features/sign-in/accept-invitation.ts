import { Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';

import { authAcceptInvitation } from '../../api/auth';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { EntryCard } from './entry-card';
import { tokenOfLink } from './one-time-link';
import { newPasswordHint, newPasswordRules } from './new-password';

/** Where a technician's invitation leads: chooses the password and signs in. */
@Component({
  selector: 'app-accept-invitation',
  imports: [EntryCard, Field, Icon, Input, ReactiveFormsModule],
  template: `
    <app-entry-card
      heading="Welcome to Seatwise"
      i18n-heading
      text="You are invited. Choose a password to sign in with from now on."
      i18n-text
    >
      <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
        @if (failure(); as text) {
          <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
        }
        <app-field label="Password" i18n-label [hint]="passwordHint">
          <input appInput type="password" autocomplete="new-password" formControlName="password" />
        </app-field>
        <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>
          Set password and sign in
        </button>
      </form>
    </app-entry-card>
  `,
})
export class AcceptInvitation {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  /** The one-time value of the link. */
  readonly #token = tokenOfLink('/invitation');

  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly passwordHint = newPasswordHint;
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', [Validators.required, ...newPasswordRules]],
  });

  constructor() {
    inject(Title).setTitle($localize`Invitation · Seatwise`);
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const request = authAcceptInvitation({ token: this.#token, ...this.form.getRawValue() });
      const { signedIn } = await this.#api.send(request);
      await this.#session.load();
      if (!signedIn) this.#toasts.done($localize`Your password was changed. Sign in with it and a one-time code.`);
      await this.#router.navigateByUrl('/');
    } catch (error) {
      this.failure.set(applyProblem(this.form, Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
