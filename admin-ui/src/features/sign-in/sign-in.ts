import { Component, ElementRef, afterNextRender, inject, input, signal, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';

import { setupState } from '../../api/setup';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { safeReturnUrl } from '../../core/session/guards';
import { Session } from '../../core/session/session';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { EntryCard } from './entry-card';
import { ProviderButtons } from './provider-buttons';
import { ProviderFailure } from './provider-failure';

/** Signing in with e-mail and password, and the one-time code of those who have one. */
@Component({
  selector: 'app-sign-in',
  imports: [EntryCard, Field, Icon, Input, ProviderButtons, ProviderFailure, ReactiveFormsModule],
  template: `
    <app-entry-card heading="Sign in" i18n-heading>
      <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
        @if (failure(); as text) {
          <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
        } @else {
          <app-provider-failure />
        }
        @if (setup.hasValue() && !setup.value().administratorExists) {
          <div class="notice" role="status">
            <app-icon name="info" />
            <span i18n>
              Nobody can sign in yet: open the one-time link that the server printed when it started, and create the
              first administrator.
            </span>
          </div>
        }
        <app-field label="E-mail" i18n-label>
          <input appInput #email type="email" autocomplete="username" formControlName="email" />
        </app-field>
        <app-field label="Password" i18n-label>
          <input appInput type="password" autocomplete="current-password" formControlName="password" />
        </app-field>
        @if (asksForCode()) {
          <app-field label="One-time code" i18n-label hint="Six digits from your authenticator app" i18n-hint>
            <input appInput inputmode="numeric" autocomplete="one-time-code" formControlName="otp" />
          </app-field>
        }
        <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>Sign in</button>
      </form>
      <app-provider-buttons />
    </app-entry-card>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
    .button {
      margin-top: 4px;
    }
  `,
})
export class SignIn {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  private readonly email = viewChild.required<ElementRef<HTMLInputElement>>('email');

  /** Where to go afterwards, from the address. */
  readonly returnUrl = input<string>();

  protected readonly setup = apiResource(() => setupState());
  protected readonly busy = signal(false);
  protected readonly asksForCode = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    password: ['', Validators.required],
    otp: [''],
  });

  constructor() {
    inject(Title).setTitle($localize`Sign in · Seatwise`);
    afterNextRender(() => this.email().nativeElement.focus());
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { otp, ...credentials } = this.form.getRawValue();
    try {
      await this.#session.signIn(otp === '' ? credentials : { ...credentials, otp });
      await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    } catch (error) {
      const problem = Problem.of(error);
      if (problem.code.startsWith('auth.otp')) this.asksForCode.set(true);
      this.failure.set(applyProblem(this.form, problem));
    } finally {
      this.busy.set(false);
    }
  }
}
