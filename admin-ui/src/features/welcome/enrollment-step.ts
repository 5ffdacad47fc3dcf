import { Component, computed, effect, inject, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { enrollmentTokensCreate } from '../../api/enrollment-tokens';
import type { CreatedEnrollmentTokenResponse } from '../../api/model';
import { organizationLocationsCreate, organizationLocationsList } from '../../api/organization-locations';
import { organizationsCreate, organizationsList } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import { applyProblem } from '../../core/problem/problem-form';
import { Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { AgentArrival } from '../organizations/agent-arrival';
import { AgentCommands } from '../organizations/agent-commands';

/** Makes the first organization, its location and an enrollment token, and shows the command that uses it. */
@Component({
  selector: 'app-enrollment-step',
  imports: [AgentArrival, AgentCommands, Field, Icon, Input, ReactiveFormsModule, ResourceState],
  template: `
    @if (token(); as made) {
      <div class="stack">
        <p class="muted" i18n>
          Run this on any machine. It installs an inventory agent that reports to {{ place() }}. The token in it is
          shown this once; you can make another one at the location at any time.
        </p>
        <app-agent-commands [inventoryUrl]="made.inventoryUrl" />
        <app-agent-arrival [locationId]="made.locationId" [since]="made.createdAt" />
        <div>
          <button type="button" class="button button-primary" (click)="done.emit()" i18n>Go to Seatwise</button>
        </div>
      </div>
    } @else if (started.isLoading()) {
      <app-resource-state [resource]="started" />
    } @else {
      <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
        @if (failure(); as text) {
          <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
        }
        <app-field label="Organization" i18n-label hint="Your first customer, or your own company" i18n-hint>
          <input appInput autocomplete="organization" formControlName="organization" [readonly]="resumed() !== null" />
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

  protected readonly token = signal<(CreatedEnrollmentTokenResponse & { locationId: number }) | null>(null);
  /** Whoever left in the middle goes on with the organization that they made. */
  protected readonly started = apiResource(() => organizationsList({ pageSize: 1 }));
  protected readonly resumed = computed(() =>
    this.started.hasValue() ? (this.started.value().items[0] ?? null) : null,
  );
  protected readonly place = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    organization: ['', Validators.required],
    location: [$localize`Main office`, Validators.required],
  });
  /** What an earlier attempt got done: trying again goes on from there. */
  #organizationId: number | null = null;
  #locationId: number | null = null;

  constructor() {
    effect(() => {
      const organization = this.resumed();
      if (organization === null) return;
      this.#organizationId = organization.id;
      this.form.controls.organization.setValue(organization.name);
    });
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { organization, location } = this.form.getRawValue();
    try {
      this.#organizationId ??= (await this.#api.send(organizationsCreate({ name: organization }))).id;
      this.#locationId ??= await this.#locationOf(this.#organizationId, location);
      const token = await this.#api.send(enrollmentTokensCreate(this.#locationId));
      this.place.set(`${organization}, ${location}`);
      this.token.set({ ...token, locationId: this.#locationId });
    } catch (error) {
      this.#show(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** The one of this name that an earlier visit made, or a new one. */
  async #locationOf(organizationId: number, name: string): Promise<number> {
    const known = await this.#api.send(organizationLocationsList(organizationId, { q: name, pageSize: 50 }));
    const same = known.items.find((location) => location.name.toLowerCase() === name.trim().toLowerCase());
    return same?.id ?? (await this.#api.send(organizationLocationsCreate(organizationId, { name }))).id;
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
