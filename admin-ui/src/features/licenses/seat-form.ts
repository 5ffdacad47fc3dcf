import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { assignmentsChange } from '../../api/assignments';
import type { AssignmentResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { largestQuantity } from './largest-quantity';

/** Changes the date, the seats and the note of a seat. */
@Component({
  selector: 'app-seat-form',
  imports: [DateInput, DialogFrame, Field, FormSection, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field label="Assigned on" i18n-label>
          <app-date-input formControlName="assignedOn" />
        </app-field>
        <app-field label="Seats" i18n-label [hint]="seatsHint">
          <app-number-input formControlName="seats" />
        </app-field>
        <app-field label="Note" i18n-label wide>
          <textarea appInput formControlName="note"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class SeatForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly licenseId: number; readonly seat: AssignmentResponse }>();

  protected readonly heading = $localize`Seat of ${this.data.seat.holder.name}:holder:`;
  protected readonly seatsHint =
    this.data.seat.endedOn === null ? '' : $localize`A seat that has ended keeps its number.`;

  readonly #fields = inject(NonNullableFormBuilder);
  protected readonly form = this.#fields.group({
    assignedOn: this.#fields.control<string | null>(this.data.seat.assignedOn, Validators.required),
    seats: this.#fields.control<number | null>(
      { value: this.data.seat.seats, disabled: this.data.seat.endedOn !== null },
      [Validators.required, Validators.min(1), Validators.max(largestQuantity)],
    ),
    note: this.#fields.control(this.data.seat.note),
  });

  readonly submit = (): Promise<AssignmentResponse> => {
    const { licenseId, seat } = this.data;
    const { assignedOn, seats, note } = this.form.getRawValue();
    return this.#api.send(
      assignmentsChange(licenseId, seat.id, {
        note,
        ...(assignedOn === null ? {} : { assignedOn }),
        ...(seats === null || seat.endedOn !== null ? {} : { seats }),
      }),
      { ifMatch: seat.version },
    );
  };
}
