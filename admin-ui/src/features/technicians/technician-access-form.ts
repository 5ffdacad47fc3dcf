import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { PermissionGrant, PersonResponse, TechnicianPermissionsResponse } from '../../api/model';
import { peopleUpdate } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { Session } from '../../core/session/session';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field, FormSection } from '../../ui/form';
import { PermissionMatrix } from '../permissions/permission-matrix';
import { findTechnicianRoles, type RoleOption, summaryOfRole } from '../permissions/role-options';
import { withinOwnPermissions } from '../permissions/within-own';
import { accessChangeOf } from './technician-access.rules';

/** Gives a technician a role, or permissions of their own in place of one. */
@Component({
  selector: 'app-technician-access-form',
  imports: [DialogFrame, EntitySelect, Field, FormSection, PermissionMatrix, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" size="wide" [form]="form" [submit]="submit">
      <div class="stack" [formGroup]="form">
        <div class="ways" role="radiogroup" aria-label="Where the permissions come from" i18n-aria-label>
          <label class="check">
            <input type="radio" name="way" formControlName="way" value="ROLE" />
            <span i18n>A role: the same permissions as everybody who has it, and they change with it</span>
          </label>
          <label class="check">
            <input type="radio" name="way" formControlName="way" value="OWN" />
            <span i18n>Permissions of their own: no role, and no change of a role reaches them</span>
          </label>
        </div>
        @if (way() === 'ROLE') {
          <app-form-section>
            <app-field label="Role" i18n-label [hint]="roleHint()">
              <app-entity-select formControlName="technicianRole" [search]="findRoles" [detail]="summaryOf" />
            </app-field>
          </app-form-section>
          @if (hadOwn) {
            <p class="muted small" i18n>
              The permissions of their own are kept, and count again once the role is taken away.
            </p>
          }
        } @else {
          @if (data.access.role; as role) {
            <p class="muted small" i18n>
              Begins with what the role {{ role.name }} allows now. With saving, the role is taken away: license seats
              that follow from it end.
            </p>
          }
          <app-form-section heading="Permissions" i18n-heading help="permissionLevels">
            <app-field><app-permission-matrix formControlName="permissions" /></app-field>
          </app-form-section>
        }
      </div>
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
export class TechnicianAccessForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #abilities = inject(Abilities);
  readonly data = dialogData<{ readonly person: PersonResponse; readonly access: TechnicianPermissionsResponse }>();

  protected readonly heading = $localize`Access of ${this.data.person.name}:name:`;
  protected readonly hadOwn = this.data.access.role === null && this.data.access.permissions.length > 0;

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    way: this.#forms.control<'ROLE' | 'OWN'>(this.data.access.role === null && this.hadOwn ? 'OWN' : 'ROLE'),
    technicianRole: this.#forms.control<RoleOption | null>(this.data.access.role),
    permissions: this.#forms.control<readonly PermissionGrant[]>(this.data.access.permissions),
  });
  protected readonly way = toSignal(this.form.controls.way.valueChanges, {
    initialValue: this.form.controls.way.value,
  });
  readonly #role = toSignal(this.form.controls.technicianRole.valueChanges, {
    initialValue: this.form.controls.technicianRole.value,
  });
  protected readonly roleHint = computed(() => summaryOfRole(this.#role()));
  protected readonly findRoles = findTechnicianRoles;
  protected readonly summaryOf = summaryOfRole;

  constructor() {
    const { technicianRole, way } = this.form.controls;
    const withinOwn = withinOwnPermissions(inject(Session));
    if (!this.#abilities.can('read', 'TechnicianRole')) way.setValue('OWN');
    effect(() => {
      const needed = this.way() === 'ROLE';
      untracked(() => {
        technicianRole.setValidators(needed ? [Validators.required, withinOwn] : null);
        technicianRole.updateValueAndValidity();
      });
    });
  }

  readonly submit = (): Promise<PersonResponse> => {
    const { person } = this.data;
    const { way, technicianRole, permissions } = this.form.getRawValue();
    const change = accessChangeOf(way, technicianRole?.id ?? null, permissions);
    return this.#api.send(peopleUpdate(person.id, change), { ifMatch: person.version });
  };
}
