import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { devicesCreate, devicesUpdate } from '../../api/devices';
import { locationsList } from '../../api/locations';
import type { DeviceResponse } from '../../api/model';
import { organizationsList } from '../../api/organizations';
import { peopleList } from '../../api/people';
import { Api } from '../../core/api/api';
import { deviceClassWords, options } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { type EntityOption, EntitySelect, Field, FormSection, Input, TagsInput } from '../../ui/form';

const longestName = 200;

/** Where a device that is added begins to be. */
export interface DeviceFormPlace {
  readonly organization: EntityOption | null;
  readonly location: EntityOption | null;
}

/** Adds a device that no agent reports, or changes one. */
@Component({
  selector: 'app-device-form',
  imports: [DialogFrame, EntitySelect, Field, FormSection, Input, ReactiveFormsModule, TagsInput],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" size="medium" [form]="form" [submit]="submit">
      <app-form-section heading="General" i18n-heading [formGroup]="form" [columns]="2">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Class" i18n-label>
          <select appInput formControlName="deviceClass">
            @for (option of classes; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </select>
        </app-field>
        <app-field label="Organization" i18n-label>
          <app-entity-select formControlName="organization" [search]="findOrganizations" />
        </app-field>
        <app-field label="Location" i18n-label>
          <app-entity-select formControlName="location" [search]="findLocations()" />
        </app-field>
        <app-field label="Primary user" i18n-label>
          <app-entity-select formControlName="primaryUser" [search]="findPeople()" />
        </app-field>
        <app-field label="Tags" i18n-label>
          <app-tags-input formControlName="tags" />
        </app-field>
      </app-form-section>
      <app-form-section heading="Hardware" i18n-heading [formGroup]="form" [columns]="2">
        <app-field label="Operating system" i18n-label>
          <input appInput formControlName="osName" />
        </app-field>
        <app-field label="OS version" i18n-label>
          <input appInput formControlName="osVersion" />
        </app-field>
        <app-field label="Manufacturer" i18n-label>
          <input appInput formControlName="manufacturer" />
        </app-field>
        <app-field label="Model" i18n-label>
          <input appInput formControlName="model" />
        </app-field>
        <app-field label="Serial number" i18n-label>
          <input appInput formControlName="serialNumber" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class DeviceForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly device: DeviceResponse | null; readonly place: DeviceFormPlace }>();

  protected readonly heading = this.data.device ? $localize`Edit device` : $localize`Add device`;
  protected readonly submitLabel = this.data.device ? $localize`Save` : $localize`Add`;
  protected readonly classes = options(deviceClassWords);

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.device?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    deviceClass: [this.data.device?.deviceClass ?? ('WORKSTATION' as const satisfies DeviceResponse['deviceClass'])],
    organization: [this.data.device?.organization ?? this.data.place.organization, Validators.required],
    location: [this.data.device?.location ?? this.data.place.location, Validators.required],
    primaryUser: [this.data.device?.primaryUser ?? (null as EntityOption | null)],
    tags: [this.data.device?.tags ?? []],
    osName: [this.data.device?.osName ?? ''],
    osVersion: [this.data.device?.osVersion ?? ''],
    manufacturer: [this.data.device?.manufacturer ?? ''],
    model: [this.data.device?.model ?? ''],
    serialNumber: [this.data.device?.serialNumber ?? ''],
  });

  readonly #organization = toSignal(this.form.controls.organization.valueChanges, {
    initialValue: this.form.controls.organization.value,
  });
  readonly #organizationIds = computed(() => {
    const organization = this.#organization();
    return organization ? [organization.id] : undefined;
  });

  protected readonly findOrganizations = (q: string) => organizationsList({ q, pageSize: 20 });
  protected readonly findLocations = computed(() => {
    const organizationId = this.#organizationIds();
    return (q: string) => locationsList({ q, organizationId, pageSize: 20 });
  });
  protected readonly findPeople = computed(() => {
    const organizationId = this.#organizationIds();
    return (q: string) => peopleList({ q, organizationId, kind: ['END_USER'], pageSize: 20 });
  });

  constructor() {
    let before = this.form.controls.organization.value?.id;
    // Location and primary user belong to one organization: another one takes them away.
    effect(() => {
      const now = this.#organization()?.id;
      if (now === before) return;
      before = now;
      untracked(() => this.form.patchValue({ location: null, primaryUser: null }));
    });
  }

  readonly submit = (): Promise<DeviceResponse> => {
    const { organization, location, primaryUser, serialNumber, ...fields } = this.form.getRawValue();
    const body = {
      ...fields,
      organizationId: organization?.id ?? 0,
      locationId: location?.id ?? 0,
      primaryUserId: primaryUser?.id ?? null,
      serialNumber: serialNumber === '' ? null : serialNumber,
    };
    const { device } = this.data;
    return device
      ? this.#api.send(devicesUpdate(device.id, body), { ifMatch: device.version })
      : this.#api.send(devicesCreate(body));
  };
}
