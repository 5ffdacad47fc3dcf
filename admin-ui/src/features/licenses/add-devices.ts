import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { assignmentsAdd } from '../../api/assignments';
import type { AddAssignmentsResponse, LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { seatCountText } from './counts.rules';
import { DevicePicker } from './device-picker';
import type { DeviceOption } from './license-form.model';
import { type Scope, scopeOf } from './scope.rules';

const mostSeats = 10_000_000;

/** What became of the devices that were picked. */
export interface AddedDevices {
  readonly answer: AddAssignmentsResponse;
  readonly picked: readonly DeviceOption[];
}

/** Gives seats of a manual license to devices that are picked. */
@Component({
  selector: 'app-add-devices',
  imports: [DateInput, DevicePicker, DialogFrame, Field, FormSection, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="heading"
      size="medium"
      submitLabel="Assign"
      i18n-submitLabel
      [form]="form"
      [submit]="submit"
      [submitDisabled]="wanted() === 0"
    >
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field label="Devices" i18n-label wide>
          <app-device-picker formControlName="deviceIds" [scope]="scope" />
        </app-field>
        <app-field label="Assigned on" i18n-label hint="Today, if left empty." i18n-hint>
          <app-date-input formControlName="assignedOn" />
        </app-field>
        <app-field label="Seats of each device" i18n-label>
          <app-number-input formControlName="seats" />
        </app-field>
        <app-field label="Note" i18n-label wide>
          <input appInput formControlName="note" />
        </app-field>
      </app-form-section>
      <p dialogFooter [class.over]="over() > 0" aria-live="polite">{{ summary() }}</p>
    </app-dialog>
  `,
  styles: `
    .over {
      color: var(--danger);
    }
  `,
})
export class AddDevices implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly license: LicenseResponse }>();

  protected readonly heading = $localize`Add devices to ${this.data.license.name}:license:`;
  protected readonly scope: Scope = pickableScope(this.data.license);

  protected readonly form = this.#fields.group({
    deviceIds: this.#fields.control<readonly DeviceOption[]>([]),
    assignedOn: this.#fields.control<string | null>(null),
    seats: this.#fields.control<number | null>(1, [Validators.required, Validators.min(1), Validators.max(mostSeats)]),
    note: this.#fields.control(''),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  /** Seats that are asked for. */
  protected readonly wanted = computed(() => (this.#value().deviceIds?.length ?? 0) * (this.#value().seats ?? 0));
  protected readonly over = computed(() => this.wanted() - this.data.license.available);
  protected readonly summary = computed(() => {
    if (this.wanted() === 0) return '';
    const seats = seatCountText(this.wanted());
    return this.over() > 0
      ? $localize`${seats}:seats:, ${this.over()}:count: over the quantity`
      : $localize`${seats}:seats:, ${-this.over()}:count: stay available`;
  });

  readonly submit = async (): Promise<AddedDevices> => {
    const { deviceIds, assignedOn, seats, note } = this.form.getRawValue();
    const answer = await this.#api.send(
      assignmentsAdd(this.data.license.id, {
        deviceIds: deviceIds.map(({ id }) => id),
        note,
        ...(seats === null ? {} : { seats }),
        ...(assignedOn === null ? {} : { assignedOn }),
      }),
    );
    return { answer, picked: deviceIds };
  };
}

/** Locations narrow the offer where it is known whose they are: those of one organization are its own. */
function pickableScope({ scope }: LicenseResponse): Scope {
  const [only, ...others] = scope.organizations;
  const known = only && others.length === 0 ? scope.locations.map(({ id }) => [id, only.id] as const) : [];
  return scopeOf(scope, new Map(known));
}
