import { Component, computed, DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormArray, NonNullableFormBuilder, ReactiveFormsModule, type ValidatorFn, Validators } from '@angular/forms';

import {
  identityProvidersCallback,
  identityProvidersCreate,
  identityProvidersUpdate,
} from '../../api/identity-providers';
import type { IdentityProviderResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Session } from '../../core/session/session';
import { CopyField } from '../../ui/copy-field/copy-field';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { type EntityOption, EntitySelect, Field, FormSection, Input, TagsInput } from '../../ui/form';
import { withinOwnPermissions } from '../permissions/within-own';
import { changeOf, creationOf, fieldsOf, type MappedTo, type MappingFields } from './identity-provider.rules';
import { type MappingGroup, RoleMappings } from './role-mappings';
import { findTechnicianRoles } from '../permissions/role-options';

const longestName = 100;
const longestAddress = 500;

/** Adds a sign-in provider, or changes one. */
@Component({
  selector: 'app-identity-provider-form',
  imports: [
    CopyField,
    DialogFrame,
    EntitySelect,
    Field,
    FormSection,
    Input,
    ReactiveFormsModule,
    RoleMappings,
    TagsInput,
  ],
  templateUrl: './identity-provider-form.html',
  styles: `
    .checks {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    .check span span {
      display: block;
    }
    .callback {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    .callback .name {
      font-weight: 500;
    }
  `,
})
export class IdentityProviderForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly provider: IdentityProviderResponse | null }>();

  protected readonly heading = this.data.provider
    ? $localize`Edit ${this.data.provider.name}:name:`
    : $localize`Add sign-in provider`;
  protected readonly submitLabel = this.data.provider ? $localize`Save` : $localize`Add and test`;
  protected readonly secretHint = this.data.provider
    ? $localize`Leave it empty to keep the present one. Another issuer needs it again.`
    : $localize`Kept encrypted, and never shown again.`;
  /** What concerns everybody is for those who may do everything. */
  protected readonly mayDecideForAll = inject(Session).actor()?.systemAdministrator === true;
  protected readonly callback = apiResource(() => identityProvidersCallback());

  readonly #session = inject(Session);
  readonly #destroyed = inject(DestroyRef);
  readonly #withinOwn = withinOwnPermissions(this.#session);
  readonly #forms = inject(NonNullableFormBuilder);
  readonly #start = fieldsOf(this.data.provider);
  protected readonly form = this.#forms.group({
    name: [this.#start.name, [Validators.required, Validators.maxLength(longestName)]],
    issuer: [this.#start.issuer, [Validators.required, Validators.maxLength(longestAddress)]],
    clientId: [this.#start.clientId, [Validators.required, Validators.maxLength(longestAddress)]],
    clientSecret: ['', this.data.provider ? [] : Validators.required],
    scopes: this.#forms.control<readonly string[]>(this.#start.scopes),
    active: [this.#start.active],
    rolesClaim: [this.#start.rolesClaim],
    roleMappings: new FormArray(this.#start.roleMappings.map((mapping) => this.#row(mapping))),
    createsTechnicians: [this.#start.createsTechnicians],
    defaultTechnicianRole: this.#forms.control<EntityOption | null>(this.#start.defaultTechnicianRole, this.#withinOwn),
    allowedEmailDomains: this.#forms.control<readonly string[]>(this.#start.allowedEmailDomains),
    requiredEmailDomains: this.#forms.control<readonly string[]>(this.#start.requiredEmailDomains),
    trustsEmail: [this.#start.trustsEmail],
    satisfiesOneTimeCode: [this.#start.satisfiesOneTimeCode],
    allowPrivateAddress: [this.#start.allowPrivateAddress],
  });
  protected readonly mappings = this.form.controls.roleMappings;

  readonly #claim = toSignal(this.form.controls.rolesClaim.valueChanges, {
    initialValue: this.form.controls.rolesClaim.value,
  });
  protected readonly hasClaim = computed(() => this.#claim().trim() !== '');

  protected readonly findRoles = findTechnicianRoles;

  protected addMapping(): void {
    this.mappings.push(this.#row({ claimValue: '', mappedTo: 'ROLE', technicianRole: null }));
    this.form.markAsDirty();
  }

  protected removeMapping(index: number): void {
    this.mappings.removeAt(index);
    this.form.markAsDirty();
  }

  readonly submit = (): Promise<IdentityProviderResponse> => {
    const { provider } = this.data;
    const fields = this.form.getRawValue();
    return provider
      ? this.#api.send(identityProvidersUpdate(provider.id, changeOf(fields)), { ifMatch: provider.version })
      : this.#api.send(identityProvidersCreate(creationOf(fields)));
  };

  #row({ claimValue, mappedTo, technicianRole }: MappingFields): MappingGroup {
    const row = this.#forms.group({
      claimValue: [claimValue, [Validators.required, Validators.maxLength(2 * longestName)]],
      mappedTo: this.#forms.control(mappedTo),
      technicianRole: this.#forms.control(technicianRole, roleValidatorsOf(mappedTo, this.#withinOwn)),
    });
    row.controls.mappedTo.valueChanges.pipe(takeUntilDestroyed(this.#destroyed)).subscribe((chosen) => {
      row.controls.technicianRole.setValidators(roleValidatorsOf(chosen, this.#withinOwn));
      row.controls.technicianRole.updateValueAndValidity();
    });
    return row;
  }
}

/** A value that becomes a technician needs a role; an administrator has none. */
function roleValidatorsOf(mappedTo: MappedTo, withinOwn: ValidatorFn): ValidatorFn[] {
  return mappedTo === 'ROLE' ? [Validators.required, withinOwn] : [];
}
