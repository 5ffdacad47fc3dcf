import { Component, inject, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { enrollmentTokensCreate } from '../../api/enrollment-tokens';
import { organizationLocationsCreate } from '../../api/organization-locations';
import { organizationsCreate } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { AgentCommands } from '../organizations/agent-commands';

/** Makes the first organization, its location and an enrollment token, and shows the command that uses it. */
@Component({
  selector: 'app-enrollment-step',
  imports: [AgentCommands, Field, Icon, Input, ReactiveFormsModule],
  template: `
    @if (inventoryUrl(); as url) {
      <div class="stack">
        <p class="muted" i18n>
          Run this on a machine with an inventory agent. It appears among the devices with its first report. The token
          is shown this once; you can make another one at the location at any time.
        </p>
        <app-agent-commands [inventoryUrl]="url" />
        <div>
          <button type="button" class="button button-primary" (click)="done.emit()" i18n>Go to Seatwise</button>
        </div>
      </div>
    } @else {
      <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
        @if (failure(); as text) {
          <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
        }
        <app-field label="Organization" i18n-label hint="Your first customer, or your own company" i18n-hint>
          <input appInput autocomplete="organization" formControlName="organization" />
        </app-field>
        <app-field label="Location" i18n-label hint="Where its devices are" i18n-hint>
          <input appInput formControlName="location" />
        </app-field>
        <div class="actions">
          <button type="submit" class="button button-primary" [attr.aria-disabled]="busy() || null" i18n>
            Create and show the command
          </button>
          <button type="button" class="button button-quiet" (click)="done.emit()" i18n>Skip for now</button>
        </div>
      </form>
    }
  `,
  styles: `
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class EnrollmentStep {
  readonly #api = inject(Api);

  readonly done = output();

  protected readonly inventoryUrl = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    organization: ['', Validators.required],
    location: [$localize`Main office`, Validators.required],
  });
  /** What an earlier attempt got done: trying again goes on from there. */
  #organizationId: number | null = null;
  #locationId: number | null = null;

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { organization, location } = this.form.getRawValue();
    try {
      this.#organizationId ??= (await this.#api.send(organizationsCreate({ name: organization }))).id;
      this.#locationId ??= (
        await this.#api.send(organizationLocationsCreate(this.#organizationId, { name: location }))
      ).id;
      this.inventoryUrl.set((await this.#api.send(enrollmentTokensCreate(this.#locationId))).inventoryUrl);
    } catch (error) {
      this.#show(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }

  #show(problem: Problem): void {
    // The API says "name" for both: it is the one that could not be made.
    const control = this.#organizationId === null ? this.form.controls.organization : this.form.controls.location;
    const [error] = problem.errors;
    if (error?.field === 'name') {
      control.setErrors({ server: error.message });
    } else {
      this.failure.set(applyProblem(this.form, problem));
    }
  }
}
