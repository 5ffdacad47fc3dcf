import { Component, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type AbstractControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { deviceGroupsCreate, deviceGroupsUpdate } from '../../api/device-groups';
import type { DeviceGroupResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type FieldProblem, Problem } from '../../core/problem/problem';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { CriteriaBuilder } from './criteria-builder';
import { CriteriaPreview } from './criteria-preview';
import { isIncomplete, newGroup, writeCriteria } from './criteria.rules';
import type { CriteriaNode } from './criteria.types';

const longestName = 200;

/** Adds a device group, or changes one, with the devices that its criteria find beside them. */
@Component({
  selector: 'app-device-group-form',
  imports: [CriteriaBuilder, CriteriaPreview, DialogFrame, Field, FormSection, Icon, Input, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="heading"
      [submitLabel]="submitLabel"
      [size]="editsCriteria ? 'wide' : 'small'"
      [form]="form"
      [submit]="submit"
    >
      <div [class.columns]="editsCriteria">
        <div [formGroup]="form">
          <app-form-section [columns]="editsCriteria ? 2 : 1">
            <app-field label="Name" i18n-label>
              <input appInput formControlName="name" autocomplete="off" />
            </app-field>
            <app-field label="Description" i18n-label>
              <input appInput formControlName="description" autocomplete="off" />
            </app-field>
          </app-form-section>
          @if (editsCriteria) {
            <app-form-section heading="Which devices" i18n-heading help="deviceGroup">
              <app-criteria-builder formControlName="criteria" [problems]="problems()" [checked]="checked()" />
            </app-form-section>
          } @else {
            <div class="notice hidden-criteria">
              <app-icon name="info" />
              <span i18n>
                The criteria name things that you can’t see, so that they can’t be changed here. Ask somebody who sees
                all of them.
              </span>
            </div>
          }
        </div>
        @if (editsCriteria) {
          <app-criteria-preview [criteria]="criteria()" (problems)="problems.set($event)" />
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 240px;
      gap: var(--space-5);
      align-items: start;
      // The line between them is as high as the higher one.
      background: linear-gradient(var(--border) 0 0) calc(100% - 239px) 0 / 1px 100% no-repeat;
      // Room for the whole preview: the dialog keeps its size while criteria are tried.
      min-height: min(610px, calc(100dvh - 190px));
    }
    .hidden-criteria {
      margin-top: var(--space-4);
    }
    app-criteria-preview {
      position: sticky;
      top: 0;
      padding-inline-start: var(--space-4);
    }
    @media (width <= 860px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
        background: none;
      }
      app-criteria-preview {
        position: static;
        padding: var(--space-4) 0 0;
        border-block-start: 1px solid var(--border);
      }
    }
  `,
})
export class DeviceGroupForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly group: DeviceGroupResponse | null; readonly criteria: CriteriaNode | null }>();

  protected readonly heading = this.data.group ? $localize`Edit device group` : $localize`Add device group`;
  protected readonly submitLabel = this.data.group ? $localize`Save` : $localize`Add`;
  protected readonly editsCriteria = this.data.group?.criteriaComplete !== false;
  /** What the server says is wrong with the criteria, from the preview or from saving. */
  protected readonly problems = signal<readonly FieldProblem[]>([]);
  protected readonly checked = signal(false);

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    name: [this.data.group?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    description: [this.data.group?.description ?? ''],
    criteria: this.#forms.control<CriteriaNode>(this.data.criteria ?? newGroup(), complete),
  });
  protected readonly criteria = toSignal(this.form.controls.criteria.valueChanges, {
    initialValue: this.form.controls.criteria.value,
  });

  constructor() {
    const { criteria } = this.form.controls;
    if (!this.editsCriteria) criteria.disable();
    const touched = toSignal(criteria.events);
    effect(() => {
      touched();
      if (criteria.touched) this.checked.set(true);
    });
  }

  readonly submit = async (): Promise<DeviceGroupResponse> => {
    const { group } = this.data;
    const { name, description, criteria: node } = this.form.getRawValue();
    const criteria = writeCriteria(node);
    try {
      if (!group) return await this.#api.send(deviceGroupsCreate({ name, description, criteria }));
      // Unchanged criteria stay away: sending them would move the seats of licenses for nothing.
      const changed = this.form.controls.criteria.dirty ? { name, description, criteria } : { name, description };
      return await this.#api.send(deviceGroupsUpdate(group.id, changed), { ifMatch: group.version });
    } catch (error) {
      this.problems.set(Problem.of(error).errors.filter(({ field }) => field.startsWith('criteria')));
      throw error;
    }
  };
}

function complete(control: AbstractControl<CriteriaNode>): { criteria: string } | null {
  return isIncomplete(control.value) ? { criteria: $localize`Fill in every criterion.` } : null;
}
