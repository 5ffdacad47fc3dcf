import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { assignmentsAdd } from '../../api/assignments';
import type { AddAssignmentsResponse, LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { seatCountText } from '../../core/counts';
import { HolderPicker } from './holder-picker';
import { holderWords } from './holder-words';
import { type HolderOption, holderIds } from './holders';
import { largestQuantity } from './largest-quantity';
import type { HolderKind } from './license-kinds.rules';
import type { Scope } from './scope.rules';

/** What became of those who were picked. */
export interface AddedHolders {
  readonly answer: AddAssignmentsResponse;
  readonly picked: readonly HolderOption[];
}

/** What is needed to give seats. */
interface AddHoldersData {
  readonly license: LicenseResponse;
  readonly kind: HolderKind;
  readonly scope: Scope;
}

/** Gives seats of a manual license to devices, people or locations that are picked. */
@Component({
  selector: 'app-add-holders',
  imports: [DateInput, DialogFrame, Field, FormSection, HolderPicker, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="heading"
      [size]="data.kind === 'PERSON' ? 'wide' : 'medium'"
      submitLabel="Assign"
      i18n-submitLabel
      [form]="form"
      [submit]="submit"
      [submitDisabled]="wanted() === 0"
    >
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field [label]="words.many" wide>
          <app-holder-picker formControlName="holders" [kind]="data.kind" [scope]="data.scope" />
        </app-field>
        <app-field label="Assigned on" i18n-label hint="Today, if left empty." i18n-hint>
          <app-date-input formControlName="assignedOn" />
        </app-field>
        <app-field [label]="words.seatsOfEach">
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
export class AddHolders implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<AddHoldersData>();

  protected readonly words = holderWords[this.data.kind];
  protected readonly heading = $localize`${this.words.add}:add: to ${this.data.license.name}:license:`;

  protected readonly form = this.#fields.group({
    holders: this.#fields.control<readonly HolderOption[]>([]),
    assignedOn: this.#fields.control<string | null>(null),
    seats: this.#fields.control<number | null>(1, [
      Validators.required,
      Validators.min(1),
      Validators.max(largestQuantity),
    ]),
    note: this.#fields.control(''),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  /** Seats that are asked for. */
  protected readonly wanted = computed(() => (this.#value().holders?.length ?? 0) * (this.#value().seats ?? 0));
  protected readonly over = computed(() => this.wanted() - (this.data.license.available ?? Infinity));
  protected readonly summary = computed(() => {
    if (this.wanted() === 0) return '';
    const seats = seatCountText(this.wanted());
    // Of a license that is seen in part, what is left is not known.
    if (this.data.license.available === null) return seats;
    return this.over() > 0
      ? $localize`${seats}:seats:, ${this.over()}:count: over the quantity`
      : $localize`${seats}:seats:, ${-this.over()}:count: stay available`;
  });

  readonly submit = async (): Promise<AddedHolders> => {
    const { holders, assignedOn, seats, note } = this.form.getRawValue();
    const answer = await this.#api.send(
      assignmentsAdd(this.data.license.id, {
        ...holderIds(this.data.kind, holders),
        note,
        ...(seats === null ? {} : { seats }),
        ...(assignedOn === null ? {} : { assignedOn }),
      }),
    );
    return { answer, picked: holders };
  };
}
