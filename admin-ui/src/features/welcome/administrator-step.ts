import { Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { setupCreateAdministrator } from '../../api/setup';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { newPasswordHint, newPasswordRules } from '../sign-in/new-password';

/** Makes the first administrator and signs in as them. */
@Component({
  selector: 'app-administrator-step',
  imports: [Field, Icon, Input, ReactiveFormsModule],
  template: `
    <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      @if (failure(); as text) {
        <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
      }
      @if (token() === '') {
        <div class="notice notice-warning">
          <app-icon name="info" />
          <span i18n
            >Open the one-time link that the server printed when it started: this address lacks its token.</span
          >
        </div>
      }
      <app-field label="Name" i18n-label>
        <input appInput autocomplete="name" formControlName="name" />
      </app-field>
      <app-field label="E-mail" i18n-label>
        <input appInput type="email" autocomplete="username" formControlName="email" />
      </app-field>
      <app-field label="Password" i18n-label [hint]="passwordHint">
        <input appInput type="password" autocomplete="new-password" formControlName="password" />
      </app-field>
      <div>
        <button
          type="submit"
          class="button button-primary"
          [disabled]="token() === ''"
          [attr.aria-disabled]="busy() || null"
          i18n
        >
          Create administrator
        </button>
      </div>
    </form>
  `,
})
export class AdministratorStep {
  readonly #api = inject(Api);

  readonly token = input.required<string>();
  /** The administrator exists and is signed in. */
  readonly done = output();

  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly passwordHint = newPasswordHint;
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', Validators.required],
    email: ['', [Validators.required, Validators.email]],
    password: ['', [Validators.required, ...newPasswordRules]],
  });

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.#api.send(setupCreateAdministrator({ token: this.token(), ...this.form.getRawValue() }));
      this.done.emit();
    } catch (error) {
      this.failure.set(applyProblem(this.form, Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
