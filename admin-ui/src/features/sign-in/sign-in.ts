import { Component, ElementRef, afterNextRender, computed, inject, input, signal, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';

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

/** Signing in with e-mail and password and then, for those who have one, the one-time code. */
@Component({
  selector: 'app-sign-in',
  imports: [EntryCard, Field, Icon, Input, ProviderButtons, ProviderFailure, ReactiveFormsModule, RouterLink],
  template: `
    <app-entry-card [heading]="heading()" [text]="lead()">
      <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
        @if (failure(); as text) {
          <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
        } @else {
          <app-provider-failure />
        }
        @if (asksForCode()) {
          <app-field
            label="One-time code"
            i18n-label
            hint="Six digits from your app, or one of your recovery codes"
            i18n-hint
          >
            <input
              appInput
              #code
              autocomplete="one-time-code"
              autocapitalize="off"
              spellcheck="false"
              formControlName="otp"
            />
          </app-field>
          <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>
            Sign in
          </button>
          <button type="button" class="button button-quiet" (click)="startOver()" i18n>Back</button>
        } @else {
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
          <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>
            Sign in
          </button>
          <a class="link forgotten" routerLink="/forgot-password" i18n>Forgot your password?</a>
        }
      </form>
      @if (!asksForCode()) {
        <app-provider-buttons />
      }
    </app-entry-card>
  `,
  styles: `
    .forgotten {
      align-self: center;
    }
  `,
})
export class SignIn {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  private readonly email = viewChild<ElementRef<HTMLInputElement>>('email');
  private readonly code = viewChild<ElementRef<HTMLInputElement>>('code');

  /** Where to go afterwards, from the address. */
  readonly returnUrl = input<string>();

  protected readonly setup = apiResource(() => setupState());
  protected readonly busy = signal(false);
  protected readonly asksForCode = signal(false);
  protected readonly heading = computed(() => (this.asksForCode() ? $localize`One more step` : $localize`Sign in`));
  protected readonly lead = computed(() =>
    this.asksForCode() ? $localize`Your account asks for a one-time code besides the password.` : '',
  );
  protected readonly failure = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    password: ['', Validators.required],
    otp: [''],
  });

  constructor() {
    inject(Title).setTitle($localize`Sign in · Seatwise`);
    afterNextRender(() => this.email()?.nativeElement.focus());
  }

  protected async submit(): Promise<void> {
    const { otp: code } = this.form.controls;
    code.setValidators(this.asksForCode() ? Validators.required : null);
    code.updateValueAndValidity();
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { otp, ...credentials } = this.form.getRawValue();
    try {
      await this.#session.signIn(this.asksForCode() ? { ...credentials, otp } : credentials);
      await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
    } catch (error) {
      this.#show(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** With another account, or another password. */
  protected startOver(): void {
    this.form.patchValue({ password: '', otp: '' });
    this.form.markAsUntouched();
    this.failure.set(null);
    this.asksForCode.set(false);
    setTimeout(() => this.email()?.nativeElement.focus());
  }

  #show(problem: Problem): void {
    const asked = this.asksForCode();
    // Being asked for the code is the next step, and no failure.
    this.failure.set(problem.code === 'auth.otp-required' && !asked ? null : applyProblem(this.form, problem));
    this.asksForCode.set(problem.code.startsWith('auth.otp-') || (asked && problem.status !== 401));
    this.form.controls.otp.reset();
    setTimeout(() => this.code()?.nativeElement.focus());
  }
}
