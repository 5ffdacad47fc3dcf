import { Component, inject } from '@angular/core';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { assignmentsList } from '../../api/assignments';
import { licenseKeysCreate } from '../../api/license-keys';
import type { AssignmentResponse, LicenseKeyResponse, LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { type EntityOption, EntitySelect, Field, FormSection, Input } from '../../ui/form';

const longestLabel = 200;
const longestValue = 4_000;
const offered = 20;

/** Adds a key to a license, or to one of its seats. */
@Component({
  selector: 'app-license-key-form',
  imports: [DialogFrame, EntitySelect, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog
      heading="Add key"
      i18n-heading
      submitLabel="Add"
      i18n-submitLabel
      size="small"
      [form]="form"
      [submit]="submit"
    >
      <app-form-section [formGroup]="form">
        <app-field label="Label" i18n-label hint="By which you find it again, such as “Volume key 2026”." i18n-hint>
          <input appInput formControlName="label" autocomplete="off" />
        </app-field>
        <app-field label="Key" i18n-label hint="One line, or the text of a license file." i18n-hint>
          <textarea
            appInput
            class="mono"
            rows="5"
            formControlName="value"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
          ></textarea>
        </app-field>
        @if (hasSeats) {
          <app-field label="For the seat of" i18n-label hint="Empty: for the whole license." i18n-hint>
            <app-entity-select
              formControlName="assignment"
              placeholder="Search seats"
              i18n-placeholder
              [search]="findSeats"
              [optionOf]="seatOption"
            />
          </app-field>
        }
      </app-form-section>
    </app-dialog>
  `,
})
export class LicenseKeyForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly license: LicenseResponse }>();

  protected readonly hasSeats = this.data.license.type !== 'CUSTOM';
  protected readonly form = inject(NonNullableFormBuilder).group({
    label: ['', Validators.maxLength(longestLabel)],
    value: ['', [Validators.required, Validators.maxLength(longestValue)]],
    assignment: new FormControl<EntityOption | null>(null),
  });

  /** Seats that are held now: one that has ended gets no new keys. */
  protected readonly findSeats = (q: string) =>
    assignmentsList(this.data.license.id, { q, active: true, pageSize: offered, sort: 'holder' });
  protected readonly seatOption = ({ id, holder }: AssignmentResponse): EntityOption => ({ id, name: holder.name });

  readonly submit = (): Promise<LicenseKeyResponse> => {
    const { label, value, assignment } = this.form.getRawValue();
    return this.#api.send(
      licenseKeysCreate(this.data.license.id, {
        label,
        value,
        ...(assignment === null ? {} : { assignmentId: assignment.id }),
      }),
    );
  };
}
