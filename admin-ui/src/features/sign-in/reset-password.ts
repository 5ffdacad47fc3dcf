import { Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';

import { authResetPassword } from '../../api/auth';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { Session, signInPath } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { EntryCard } from './entry-card';
import { newPasswordHint, newPasswordRules } from './new-password';
import { tokenOfLink } from './one-time-link';

/** Where the link for a forgotten password leads: chooses another one. */
@Component({
  selector: 'app-reset-password',
  imports: [EntryCard, Field, Icon, Input, ReactiveFormsModule, RouterLink],
  template: `
    <app-entry-card heading="Choose a new password" i18n-heading [text]="complete ? lead : ''">
      @if (complete) {
        <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
          @if (failure(); as text) {
            <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
          }
          <app-field label="New password" i18n-label [hint]="passwordHint">
            <input appInput type="password" autocomplete="new-password" formControlName="password" />
          </app-field>
          <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>
            Set password
          </button>
          <a class="link again" routerLink="/forgot-password" i18n>Ask for a new link</a>
        </form>
      } @else {
        <div class="stack">
          <div class="notice notice-danger" role="alert">
            <app-icon name="alert" />
            <span i18n> This link is not complete. Open it again from the e-mail, or ask for a new link. </span>
          </div>
          <a class="link again" routerLink="/forgot-password" i18n>Ask for a new link</a>
        </div>
      }
    </app-entry-card>
  `,
  styles: `
    .again {
      align-self: center;
    }
  `,
})
export class ResetPassword {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  /** The one-time value of the link. */
  readonly #token = tokenOfLink('/reset-password');

  protected readonly complete = this.#token !== '';
  protected readonly lead = $localize`With it all your sessions end, on every device.`;
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly passwordHint = newPasswordHint;
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', [Validators.required, ...newPasswordRules]],
  });

  constructor() {
    inject(Title).setTitle($localize`New password · Seatwise`);
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.#api.send(authResetPassword({ token: this.#token, ...this.form.getRawValue() }));
      await this.#session.load();
      this.#toasts.done($localize`Your password was changed. Sign in with it.`);
      await this.#router.navigateByUrl(signInPath);
    } catch (error) {
      this.failure.set(applyProblem(this.form, Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
