import { Component, computed, inject, input, signal } from '@angular/core';
import { type FormControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';

import { authAccount, authBeginEnrolment, authConfirmEnrolment } from '../../api/auth';
import type {
  EnrolmentResponse,
  OneTimeCodeStateEnrolmentProof as EnrolmentProof,
  ProofRequest,
} from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { safeReturnUrl } from '../../core/session/guards';
import { Session } from '../../core/session/session';
import { CopyField } from '../../ui/copy-field/copy-field';
import { Field, Input } from '../../ui/form';
import { UnsavedChanges } from '../../ui/form/unsaved-changes';
import { Icon } from '../../ui/icon/icon';
import { RecoveryCodes, recoveryCodesQuestion } from '../account/recovery-codes';
import { EntryCard } from './entry-card';

/**
 * Sets up an app that shows one-time codes: who it is, the picture, the first code, the recovery codes. Whoever must have
 * codes comes here before anything else.
 */
@Component({
  selector: 'app-set-up-codes',
  imports: [CopyField, EntryCard, Field, Icon, Input, ReactiveFormsModule, RecoveryCodes],
  template: `
    <app-entry-card [heading]="heading()" [text]="lead()">
      @if (recoveryCodes(); as codes) {
        <div class="stack">
          <app-recovery-codes [codes]="codes" />
          <label class="check">
            <input type="checkbox" [checked]="kept()" (change)="kept.set(!kept())" />
            <span i18n>I have kept these codes</span>
          </label>
          <button type="button" class="button button-primary" [disabled]="!kept()" (click)="finish()" i18n>
            Continue
          </button>
        </div>
      } @else {
        <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
          @if (failure(); as text) {
            <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
          }
          @if (enrolment(); as shown) {
            <img [src]="shown.qrCode" width="208" height="208" alt="QR code for your app" i18n-alt />
            <details>
              <summary i18n>The app can’t read the picture?</summary>
              <div class="stack by-hand">
                <p class="muted" i18n>Enter this key, or open the app on this device.</p>
                <app-copy-field label="Key" i18n-label [text]="shown.secret" />
                <a class="link" [href]="shown.address" i18n>Open the app</a>
              </div>
            </details>
            <app-field label="Code" i18n-label hint="The six digits that the app shows now" i18n-hint>
              <input appInput inputmode="numeric" autocomplete="one-time-code" formControlName="code" />
            </app-field>
          } @else if (proof() === 'PASSWORD') {
            <app-field label="Your password" i18n-label>
              <input appInput type="password" autocomplete="current-password" formControlName="password" />
            </app-field>
          } @else if (proof() === 'CODE') {
            <app-field label="One-time code" i18n-label [hint]="codeHint">
              <input
                appInput
                autocomplete="one-time-code"
                autocapitalize="off"
                spellcheck="false"
                formControlName="proofCode"
              />
            </app-field>
          }
          @if (proof() === 'SIGN_IN') {
            <p class="muted" i18n>
              You signed in some time ago. Sign out, sign in again, and set up codes right after.
            </p>
          } @else {
            <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null">
              @if (enrolment()) {
                <ng-container i18n>Confirm</ng-container>
              } @else {
                <ng-container i18n>Continue</ng-container>
              }
            </button>
          }
          <button type="button" class="button button-quiet" (click)="leave()">
            @if (must()) {
              <ng-container i18n>Sign out</ng-container>
            } @else {
              <ng-container i18n>Cancel</ng-container>
            }
          </button>
        </form>
      }
    </app-entry-card>
  `,
  styles: `
    img {
      align-self: center;
      border-radius: var(--radius);
      background: #fff;
    }
    summary {
      cursor: pointer;
    }
    .by-hand {
      margin-top: 10px;
    }
  `,
})
export class SetUpCodes {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(Session);

  /** Where to go afterwards, from the address. */
  readonly returnUrl = input<string>();

  protected readonly must = computed(() => this.#session.actor()?.mustEnrol === true);
  readonly #account = apiResource(() => authAccount());
  /** What the server asks for first; nothing right after signing in. */
  protected readonly proof = computed<EnrolmentProof>(() =>
    this.#account.hasValue() ? this.#account.value().oneTimeCodes.enrolmentProof : 'NONE',
  );
  protected readonly codeHint = $localize`Six digits from your present app, or one of your recovery codes`;
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly enrolment = signal<EnrolmentResponse | null>(null);
  protected readonly recoveryCodes = signal<readonly string[] | null>(null);
  protected readonly kept = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({ password: [''], proofCode: [''], code: [''] });

  protected readonly heading = computed(() => {
    if (this.recoveryCodes()) return $localize`Keep your recovery codes`;
    return this.enrolment() ? $localize`Scan this with your app` : $localize`Set up one-time codes`;
  });
  protected readonly lead = computed(() => {
    if (this.recoveryCodes()) {
      return $localize`Each takes the place of one code of the app, once, for when you lose it. They are shown this once.`;
    }
    if (this.enrolment())
      return $localize`Any app for one-time codes will do, such as the one in your password manager.`;
    return this.must()
      ? $localize`Signing in to your account asks for a code from an app besides the password. It takes a minute.`
      : $localize`From then on signing in asks for a code from an app besides the password.`;
  });

  constructor() {
    inject(Title).setTitle($localize`One-time codes · Seatwise`);
    inject(UnsavedChanges).watch(() => this.recoveryCodes() !== null && !this.kept(), recoveryCodesQuestion());
  }

  protected async submit(): Promise<void> {
    const asked = this.#asked();
    asked?.addValidators(Validators.required);
    asked?.updateValueAndValidity();
    this.form.markAllAsTouched();
    if (asked?.invalid === true || this.busy() || this.#account.isLoading()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.#goOn();
    } catch (error) {
      this.failure.set(applyProblem(this.form, Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected async finish(): Promise<void> {
    await this.#session.load();
    await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
  }

  protected async leave(): Promise<void> {
    if (this.must()) await this.#session.signOut();
    else await this.#router.navigateByUrl(safeReturnUrl(this.returnUrl()));
  }

  /** The field of this step; `null` where nothing is asked. */
  #asked(): FormControl<string> | null {
    const { password, proofCode, code } = this.form.controls;
    if (this.enrolment()) return code;
    return { NONE: null, SIGN_IN: null, PASSWORD: password, CODE: proofCode }[this.proof()];
  }

  #proof(): ProofRequest {
    const { password, proofCode } = this.form.getRawValue();
    return { NONE: {}, SIGN_IN: {}, PASSWORD: { password }, CODE: { code: proofCode } }[this.proof()];
  }

  async #goOn(): Promise<void> {
    const { code } = this.form.getRawValue();
    if (this.enrolment()) {
      this.recoveryCodes.set((await this.#api.send(authConfirmEnrolment({ code }))).recoveryCodes);
    } else {
      this.enrolment.set(await this.#api.send(authBeginEnrolment(this.#proof())));
      this.form.markAsUntouched();
    }
  }
}
