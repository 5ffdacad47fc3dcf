import { Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';

import { authForgottenPassword, authOptions } from '../../api/auth';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { EntryCard } from './entry-card';

/** Asks for a link by which a forgotten password is replaced. */
@Component({
  selector: 'app-forgot-password',
  imports: [EntryCard, Field, Icon, Input, ReactiveFormsModule, ResourceState, RouterLink],
  template: `
    <app-entry-card heading="Forgot your password?" i18n-heading>
      <div class="stack">
        @if (!options.hasValue()) {
          <app-resource-state [resource]="options" />
        } @else if (!options.value().passwordResetByEmail) {
          <p i18n>
            This installation sends no e-mail. Ask an administrator for a new link: with it you choose another password.
          </p>
        } @else if (sentTo(); as email) {
          <div class="notice notice-good" role="status">
            <app-icon name="mail" />
            <span i18n>
              If {{ email }} has an account, a link is on its way. It works once, for an hour. Look into your spam
              folder too.
            </span>
          </div>
        } @else {
          <p class="muted" i18n>We send you a link by which you choose another one.</p>
          <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
            @if (failure(); as text) {
              <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
            }
            <app-field label="E-mail" i18n-label>
              <input appInput type="email" autocomplete="username" formControlName="email" />
            </app-field>
            <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>
              Send link
            </button>
          </form>
        }
        <a class="link back" routerLink="/sign-in" i18n>Back to signing in</a>
      </div>
    </app-entry-card>
  `,
  styles: `
    .back {
      align-self: center;
    }
  `,
})
export class ForgotPassword {
  readonly #api = inject(Api);

  protected readonly options = apiResource(() => authOptions());
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
  });

  constructor() {
    inject(Title).setTitle($localize`Forgot your password? · Seatwise`);
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { email } = this.form.getRawValue();
    try {
      await this.#api.send(authForgottenPassword({ email }));
      this.sentTo.set(email);
    } catch (error) {
      this.failure.set(applyProblem(this.form, Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
