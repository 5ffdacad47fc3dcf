import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { PermissionGrant, TechnicianRoleResponse, TechnicianRoleTemplate } from '../../api/model';
import { technicianRolesCreate, technicianRolesTemplates, technicianRolesUpdate } from '../../api/technician-roles';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Session } from '../../core/session/session';
import { Confirmations, type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { PermissionMatrix } from '../permissions/permission-matrix';
import { coversAll, withoutRepetition } from '../permissions/permission-matrix.rules';
import { technicianRoleKind } from './technician-role-kind';

const longestName = 200;
const longestDescription = 10_000;

/** Adds a technician role, from a template if wanted, or changes one. */
@Component({
  selector: 'app-technician-role-form',
  imports: [DialogFrame, Field, FormSection, Icon, Input, PermissionMatrix, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" size="wide" [form]="form" [submit]="submit">
      <div class="stack">
        <app-form-section [formGroup]="form" [columns]="2">
          <app-field label="Name" i18n-label>
            <input appInput formControlName="name" autocomplete="off" />
          </app-field>
          @if (!data.role) {
            <app-field label="Start from" i18n-label [hint]="template()?.description ?? ''">
              <select
                appInput
                #choice
                [value]="template()?.key ?? ''"
                [disabled]="templates().length === 0"
                (change)="start(choice)"
              >
                @for (each of templates(); track each.key) {
                  <option [value]="each.key" [disabled]="!mayUse(each)">{{ each.name }}</option>
                } @empty {
                  <option value="">{{ offered.isLoading() ? loading : blank }}</option>
                }
              </select>
            </app-field>
            @if (offered.error()) {
              <div class="notice notice-warning wide" role="status">
                <app-icon name="alert" />
                <span i18n>The templates could not be loaded. The role begins without permissions.</span>
                <button type="button" class="button button-small" (click)="offered.reload()" i18n>Try again</button>
              </div>
            }
          }
          <app-field label="Description" i18n-label wide>
            <textarea appInput rows="2" formControlName="description"></textarea>
          </app-field>
          <label class="check wide" [title]="beyond ? beyondText : ''">
            <input type="checkbox" formControlName="requiresOneTimeCode" />
            <span i18n>Signing in asks everybody with this role for a one-time code</span>
          </label>
        </app-form-section>
        <app-form-section
          heading="Permissions"
          i18n-heading
          help="permissionLevels"
          [text]="permissionsText"
          [formGroup]="form"
        >
          <app-field><app-permission-matrix formControlName="permissions" /></app-field>
        </app-form-section>
      </div>
    </app-dialog>
  `,
})
export class TechnicianRoleForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly data = dialogData<{ readonly role: TechnicianRoleResponse | null }>();

  protected readonly heading = this.data.role ? technicianRoleKind.words.edit : technicianRoleKind.words.add;
  protected readonly submitLabel = this.data.role ? $localize`Save` : $localize`Add`;
  protected readonly permissionsText = this.data.role
    ? $localize`A change counts at once, for everybody who has the role.`
    : $localize`What everybody with the role may do.`;

  readonly #confirmations = inject(Confirmations);
  /** Nobody changes how those sign in who may do more than they may themselves. */
  protected readonly beyond = !mayChange(this.#session, this.data.role?.permissions ?? []);
  protected readonly beyondText = $localize`The permissions of this role go beyond your own`;
  protected readonly loading = $localize`Loading…`;
  protected readonly blank = $localize`Blank`;

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    name: [this.data.role?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.role?.description ?? '', Validators.maxLength(longestDescription)],
    requiresOneTimeCode: [{ value: this.data.role?.requiresOneTimeCode ?? false, disabled: this.beyond }],
    permissions: this.#forms.control<readonly PermissionGrant[]>(this.data.role?.permissions ?? []),
  });

  protected readonly offered = apiResource(() => (this.data.role ? undefined : technicianRolesTemplates()));
  protected readonly templates = computed<readonly TechnicianRoleTemplate[]>(() =>
    this.offered.hasValue() ? this.offered.value().items : [],
  );
  readonly #chosen = signal<string | null>(null);
  /** The template that was begun with; at first the one that opens nothing. */
  protected readonly template = computed(() => {
    const [first] = this.templates();
    return this.templates().find(({ key }) => key === this.#chosen()) ?? first ?? null;
  });

  /** What a template allows, as it was taken over. */
  #taken = this.form.controls.permissions.value;

  protected mayUse({ permissions }: TechnicianRoleTemplate): boolean {
    return mayChange(this.#session, permissions);
  }

  /** Takes over what a template allows; its name and description where nobody wrote others. */
  protected async start(choice: HTMLSelectElement): Promise<void> {
    const before = this.template();
    const isEdited = this.form.controls.permissions.value !== this.#taken;
    if (isEdited && !(await this.#mayReplace())) {
      choice.value = before?.key ?? '';
      return;
    }
    this.#chosen.set(choice.value);
    const template = this.template();
    if (template === null) return;
    const { name, description, permissions } = this.form.controls;
    const isBlank = template.permissions.length === 0;
    if (name.pristine || name.value === before?.name) name.setValue(isBlank ? '' : template.name);
    if (description.pristine || description.value === before?.description) {
      description.setValue(isBlank ? '' : template.description);
    }
    this.#taken = template.permissions;
    permissions.setValue(template.permissions);
    permissions.markAsDirty();
  }

  #mayReplace(): Promise<boolean> {
    return this.#confirmations.ask({
      title: $localize`Replace the permissions?`,
      message: $localize`What you have chosen in the matrix is replaced by what the template allows.`,
      confirmLabel: $localize`Replace`,
      cancelLabel: $localize`Keep them`,
    });
  }

  readonly submit = (): Promise<TechnicianRoleResponse> => {
    const { role } = this.data;
    const { permissions: edited, requiresOneTimeCode, ...fields } = this.form.getRawValue();
    const permissions = withoutRepetition(edited);
    if (role === null) {
      const request = { ...fields, requiresOneTimeCode, permissions };
      return this.#api.send(technicianRolesCreate(request));
    }
    // What was not touched is not sent: somebody who may do less can still change name and description.
    const { controls } = this.form;
    const changed = {
      ...(controls.permissions.dirty ? { permissions } : {}),
      ...(controls.requiresOneTimeCode.dirty ? { requiresOneTimeCode } : {}),
    };
    return this.#api.send(technicianRolesUpdate(role.id, { ...fields, ...changed }), { ifMatch: role.version });
  };
}

/** Whether somebody may give and take these permissions. */
function mayChange(session: Session, permissions: readonly PermissionGrant[]): boolean {
  const actor = session.actor();
  return actor !== null && coversAll(actor, permissions);
}
