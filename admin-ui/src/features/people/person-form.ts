import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { CreatedPersonResponse, PersonResponse, PersonResponseKind } from '../../api/model';
import { endUserRolesList } from '../../api/end-user-roles';
import { organizationsList } from '../../api/organizations';
import { peopleCreate, peopleUpdate } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { Session } from '../../core/session/session';
import { options, personKindWords } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitiesSelect, type EntityOption, EntitySelect, Field, FormSection, Input } from '../../ui/form';
import { maySomewhere } from '../permissions/permission-matrix.rules';
import { findTechnicianRoles, type RoleOption, summaryOfRole } from '../permissions/role-options';
import { withinOwnPermissions } from '../permissions/within-own';
import { type PasswordWay, changeOf, creationOf, organizationNeed } from './people.rules';
import { newPasswordRules } from '../sign-in/new-password';

const longestName = 200;
const longestEmail = 320;
const offered = 20;

/** Adds a person, or changes one. */
@Component({
  selector: 'app-person-form',
  imports: [DialogFrame, EntitiesSelect, EntitySelect, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        @if (!data.person) {
          <app-field label="Kind" i18n-label [hint]="kindHint()">
            <select appInput formControlName="kind">
              @for (option of kinds; track option.value) {
                <option [value]="option.value">{{ option.label }}</option>
              }
            </select>
          </app-field>
        }
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" autocomplete="off" />
        </app-field>
        <app-field label="E-mail" i18n-label>
          <input appInput type="email" formControlName="email" autocomplete="off" />
        </app-field>
        @if (need() !== 'none') {
          <app-field label="Organization" i18n-label>
            <app-entity-select formControlName="organization" [search]="findOrganizations" />
          </app-field>
        }
        @if (kind() === 'END_USER' && maySeeRoles()) {
          <app-field label="Roles" i18n-label hint="Licenses can be assigned by role." i18n-hint>
            <app-entities-select
              formControlName="roles"
              placeholder="Add role: search by name"
              i18n-placeholder
              [search]="findRoles"
            />
          </app-field>
        }
      </app-form-section>
      @if (kind() === 'TECHNICIAN') {
        <app-form-section heading="Sign-in" i18n-heading [formGroup]="form">
          @if (own) {
            <p class="muted" i18n>You change your own password on My account, where you confirm who you are.</p>
          } @else if (data.person) {
            <app-field
              label="New password"
              i18n-label
              hint="Leave it empty to keep the present one. A new one ends all sessions."
              i18n-hint
            >
              <input appInput type="password" formControlName="password" autocomplete="new-password" />
            </app-field>
          } @else {
            <div class="ways" role="radiogroup" aria-label="Password" i18n-aria-label>
              <label class="check">
                <input type="radio" name="passwordWay" formControlName="passwordWay" value="INVITATION" />
                <span i18n>Invite with a link: the technician chooses the password</span>
              </label>
              <label class="check">
                <input type="radio" name="passwordWay" formControlName="passwordWay" value="PASSWORD" />
                <span i18n>Set a password now</span>
              </label>
            </div>
            @if (way() === 'PASSWORD') {
              <app-field
                label="Password"
                i18n-label
                hint="At least 12 characters; a few random words are good."
                i18n-hint
              >
                <input appInput type="password" formControlName="password" autocomplete="new-password" />
              </app-field>
            }
          }
          <label class="check">
            <input type="checkbox" formControlName="requiresOneTimeCode" />
            <span i18n>Signing in asks for a one-time code</span>
          </label>
          @if (mayAppoint) {
            <label class="check">
              <input type="checkbox" formControlName="systemAdministrator" />
              <span i18n>System administrator: may do everything</span>
            </label>
          }
          @if (mayGiveRole() && !administers()) {
            <app-field label="Role" i18n-label [hint]="roleHint()">
              <app-entity-select
                formControlName="technicianRole"
                [search]="findTechnicianRoles"
                [detail]="permissionsOf"
              />
            </app-field>
          }
        </app-form-section>
      }
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
export class PersonForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #abilities = inject(Abilities);
  readonly #session = inject(Session);
  readonly data = dialogData<{ readonly person: PersonResponse | null; readonly organization?: EntityOption | null }>();

  protected readonly heading = this.data.person
    ? $localize`Edit ${this.data.person.name}:name:`
    : $localize`Add person`;
  protected readonly submitLabel = this.data.person ? $localize`Save` : $localize`Add`;
  protected readonly own = this.data.person !== null && this.#session.isOwn(this.data.person.id);
  protected readonly mayAppoint = this.#session.actor()?.systemAdministrator === true;
  protected readonly kinds = options(personKindWords).filter(({ value }) => this.#mayAdd(value));

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    kind: this.#forms.control<PersonResponseKind>(this.data.person?.kind ?? this.#firstKind()),
    name: [this.data.person?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    email: [this.data.person?.email ?? '', [Validators.required, Validators.email, Validators.maxLength(longestEmail)]],
    organization: [this.data.person ? this.data.person.organization : (this.data.organization ?? null)],
    roles: this.#forms.control<readonly EntityOption[]>(this.data.person?.roles ?? []),
    technicianRole: this.#forms.control<RoleOption | null>(
      this.data.person?.technicianRole ?? null,
      withinOwnPermissions(this.#session),
    ),
    systemAdministrator: [this.data.person?.systemAdministrator ?? false],
    requiresOneTimeCode: [this.data.person?.requiresOneTimeCode ?? false],
    passwordWay: this.#forms.control<PasswordWay>('INVITATION'),
    password: ['', newPasswordRules],
  });

  protected readonly kind = toSignal(this.form.controls.kind.valueChanges, {
    initialValue: this.form.controls.kind.value,
  });
  protected readonly way = toSignal(this.form.controls.passwordWay.valueChanges, {
    initialValue: this.form.controls.passwordWay.value,
  });
  protected readonly need = computed(() => {
    const kind = this.kind();
    const need = organizationNeed(kind);
    // Whoever works for some organizations only adds nobody who belongs to none.
    const mayBeOfNone = this.#abilities.can(this.data.person ? 'update' : 'create', 'Person', {
      kind,
      organizationId: null,
    });
    return need === 'optional' && !mayBeOfNone ? 'required' : need;
  });
  protected readonly kindHint = computed(() => {
    const kind = this.kind();
    if (kind === 'TECHNICIAN') return $localize`Signs in to Seatwise, and can hold seats.`;
    return kind === 'END_USER'
      ? $localize`Works in an organization and can hold seats there.`
      : $localize`An address without sign-in that can hold seats.`;
  });
  /** No role limits an administrator. */
  protected readonly administers = toSignal(this.form.controls.systemAdministrator.valueChanges, {
    initialValue: this.form.controls.systemAdministrator.value,
  });
  protected readonly mayGiveRole = computed(() => this.#abilities.can('read', 'TechnicianRole'));
  readonly #role = toSignal(this.form.controls.technicianRole.valueChanges, {
    initialValue: this.form.controls.technicianRole.value,
  });
  protected readonly roleHint = computed(() => {
    const role = this.#role();
    if (role?.permissions) return summaryOfRole(role);
    return role === null
      ? $localize`Without a role, permissions of their own are given on the page of the technician.`
      : '';
  });
  protected readonly permissionsOf = summaryOfRole;
  protected readonly maySeeRoles = computed(() => this.#abilities.can('read', 'EndUserRole'));
  protected readonly findOrganizations = (q: string) => organizationsList({ q, pageSize: offered });
  protected readonly findRoles = (q: string) => endUserRolesList({ q, pageSize: offered, sort: 'name' });
  protected readonly findTechnicianRoles = findTechnicianRoles;

  constructor() {
    const { organization, password } = this.form.controls;
    effect(() => {
      organization.setValidators(this.need() === 'required' ? Validators.required : null);
      organization.updateValueAndValidity();
      const passwordNeeded = this.data.person === null && this.kind() === 'TECHNICIAN' && this.way() === 'PASSWORD';
      password.setValidators(passwordNeeded ? [Validators.required, ...newPasswordRules] : newPasswordRules);
      if (this.data.person === null && !passwordNeeded) password.setValue('');
      password.updateValueAndValidity();
    });
  }

  #firstKind(): PersonResponseKind {
    return this.#mayAdd('END_USER') ? 'END_USER' : 'TECHNICIAN';
  }

  #mayAdd(kind: string): boolean {
    if (kind === 'TECHNICIAN') return this.#abilities.can('create', 'Person', { kind, organizationId: null });
    const actor = this.#session.actor();
    return actor !== null && maySomewhere(actor, 'END_USERS', 'create');
  }

  readonly submit = (): Promise<PersonResponse | CreatedPersonResponse> => {
    const fields = this.form.getRawValue();
    const { person } = this.data;
    return person
      ? this.#api.send(peopleUpdate(person.id, changeOf(person, fields)), { ifMatch: person.version })
      : this.#api.send(peopleCreate(creationOf(fields)));
  };
}
