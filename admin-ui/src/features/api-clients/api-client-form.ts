import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { apiClientsCreate, apiClientsUpdate } from '../../api/api-clients';
import type { ApiClientResponse, ApiClientWithSecretResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Session } from '../../core/session/session';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, EntitySelect, Field, FormSection, Input } from '../../ui/form';
import { findTechnicianRoles, type RoleOption, summaryOfRole } from '../permissions/role-options';
import { withinOwnPermissions } from '../permissions/within-own';
import { dayOf, endOfDay } from './api-client.rules';

const longestName = 200;

/** Adds an API client, or changes one. */
@Component({
  selector: 'app-api-client-form',
  imports: [DateInput, DialogFrame, EntitySelect, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label hint="What the program is or does, such as Ticket system." i18n-hint>
          <input appInput formControlName="name" autocomplete="off" />
        </app-field>
        @if (administrator) {
          <div class="ways" role="radiogroup" aria-label="What it may do" i18n-aria-label>
            <label class="check">
              <input type="radio" name="access" formControlName="access" value="ROLE" />
              <span i18n>What a technician role allows</span>
            </label>
            <label class="check">
              <input type="radio" name="access" formControlName="access" value="ADMINISTRATOR" />
              <span i18n>Everything, as a system administrator</span>
            </label>
          </div>
        }
        @if (access() === 'ROLE') {
          <app-field label="Technician role" i18n-label [hint]="roleHint()">
            <app-entity-select formControlName="technicianRole" [search]="findRoles" [detail]="permissionsOf" />
          </app-field>
        }
        <app-field
          label="Expires after"
          i18n-label
          hint="It works until this day ends. Without a day it does not expire."
          i18n-hint
        >
          <app-date-input formControlName="expiresAt" [min]="today" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
  styles: `
    .ways {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
  `,
})
export class ApiClientForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly data = dialogData<{ readonly client: ApiClientResponse | null }>();

  protected readonly heading = this.data.client
    ? $localize`Edit ${this.data.client.name}:name:`
    : $localize`Add API client`;
  protected readonly submitLabel = this.data.client ? $localize`Save` : $localize`Add`;
  protected readonly administrator = this.#session.actor()?.systemAdministrator === true;
  protected readonly today = dayOf(new Date().toISOString()) ?? '';

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    name: [this.data.client?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    access: this.#forms.control<'ROLE' | 'ADMINISTRATOR'>(
      this.data.client?.systemAdministrator === true ? 'ADMINISTRATOR' : 'ROLE',
    ),
    technicianRole: this.#forms.control<RoleOption | null>(this.data.client?.technicianRole ?? null),
    expiresAt: this.#forms.control<string | null>(dayOf(this.data.client?.expiresAt ?? null)),
  });
  protected readonly access = toSignal(this.form.controls.access.valueChanges, {
    initialValue: this.form.controls.access.value,
  });
  readonly #role = toSignal(this.form.controls.technicianRole.valueChanges, {
    initialValue: this.form.controls.technicianRole.value,
  });
  protected readonly roleHint = computed(() => summaryOfRole(this.#role()));
  protected readonly findRoles = findTechnicianRoles;
  protected readonly permissionsOf = summaryOfRole;

  constructor() {
    const { technicianRole } = this.form.controls;
    effect(() => {
      const needed = this.access() === 'ROLE';
      untracked(() => {
        technicianRole.setValidators(needed ? [Validators.required, withinOwnPermissions(this.#session)] : null);
        technicianRole.updateValueAndValidity();
      });
    });
  }

  readonly submit = (): Promise<ApiClientResponse | ApiClientWithSecretResponse> => {
    const { client } = this.data;
    const { name, access, technicianRole, expiresAt } = this.form.getRawValue();
    const allowed =
      access === 'ADMINISTRATOR' ? { systemAdministrator: true } : { technicianRoleId: technicianRole?.id ?? null };
    // A day that was not touched stays the instant that it was: it may not be the end of a day.
    const untouched = client !== null && expiresAt === dayOf(client.expiresAt);
    const fields = { name, ...allowed, ...(untouched ? {} : { expiresAt: endOfDay(expiresAt) }) };
    return client
      ? this.#api.send(apiClientsUpdate(client.id, fields), { ifMatch: client.version })
      : this.#api.send(apiClientsCreate(fields));
  };
}
