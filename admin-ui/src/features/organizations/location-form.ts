import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { organizationLocationsCreate, organizationLocationsUpdate } from '../../api/organization-locations';
import type { LocationResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;

/** Adds a location to an organization, or changes one. */
@Component({
  selector: 'app-location-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Address" i18n-label>
          <textarea appInput formControlName="address"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class LocationForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly organizationId: number; readonly location: LocationResponse | null }>();

  protected readonly heading = this.data.location ? $localize`Edit location` : $localize`Add location`;
  protected readonly submitLabel = this.data.location ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.location?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    address: [this.data.location?.address ?? ''],
  });

  readonly submit = (): Promise<LocationResponse> => {
    const { organizationId, location } = this.data;
    const body = this.form.getRawValue();
    return location
      ? this.#api.send(organizationLocationsUpdate(organizationId, location.id, body), { ifMatch: location.version })
      : this.#api.send(organizationLocationsCreate(organizationId, body));
  };
}
