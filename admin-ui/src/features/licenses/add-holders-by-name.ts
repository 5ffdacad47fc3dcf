import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { assignmentsAdd, assignmentsRemove } from '../../api/assignments';
import type { LicenseResponse, RejectedHolder } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { FileDrop } from './file-drop';
import type { NamedHoldersChanged } from './holder-changes.rules';
import { type NameColumn, nameColumns, namesInText, namesPerRequest } from './holder-lines.rules';

const hints: Record<LicenseResponse['type'], string> = {
  CUSTOM: '',
  PER_DEVICE: $localize`Device names or serial numbers`,
  PER_USER: $localize`E-mail addresses, or names where only one person has them`,
  PER_SITE: $localize`Location names, or Organization / Location`,
};

/** Gives seats to a list of names, or takes them away: pasted, or from a column of a CSV file. */
@Component({
  selector: 'app-add-holders-by-name',
  imports: [DateInput, DialogFrame, Field, FileDrop, FormSection, Icon, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="heading"
      size="medium"
      [submitLabel]="removes() ? removeLabel : addLabel"
      [danger]="removes()"
      [form]="form"
      [submit]="submit"
      [submitDisabled]="names().length === 0"
    >
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field label="What to do" i18n-label wide>
          <select appInput formControlName="mode">
            <option value="add" i18n>Give each of them a seat</option>
            <option value="remove" i18n>End their seats</option>
          </select>
        </app-field>
        <app-field [label]="listLabel" wide [hint]="listHint">
          <textarea appInput formControlName="text" rows="8" spellcheck="false"></textarea>
        </app-field>
        <div class="wide">
          <app-file-drop
            label="From CSV"
            i18n-label
            hint="Choose a file or drop it here: its names are put into the list above."
            i18n-hint
            accept=".csv,.tsv,.txt,text/csv"
            (chosen)="read($event)"
          />
          @if (columns().length > 1) {
            <p class="columns">
              @for (column of columns(); track column.heading) {
                <button type="button" class="button button-small" (click)="take(column)">
                  {{ column.heading }} ({{ count(column.names.length) }})
                </button>
              }
            </p>
          }
          @if (unreadable()) {
            <p class="notice notice-danger" role="alert">
              <app-icon name="alert" /> <span i18n>The file is no CSV that can be read.</span>
            </p>
          }
        </div>
        @if (!removes()) {
          <app-field label="Assigned on" i18n-label hint="Today, if left empty." i18n-hint>
            <app-date-input formControlName="assignedOn" />
          </app-field>
          <app-field label="Seats of each" i18n-label>
            <app-number-input formControlName="seats" />
          </app-field>
          <app-field label="Note" i18n-label wide>
            <input appInput formControlName="note" />
          </app-field>
        }
      </app-form-section>
      <p dialogFooter aria-live="polite">{{ summary() }}</p>
    </app-dialog>
  `,
  styles: `
    .wide {
      grid-column: 1 / -1;
    }
    .columns {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 8px;
    }
    textarea {
      font-family: var(--font-mono);
    }
    .notice {
      margin-top: 8px;
    }
  `,
})
export class AddHoldersByName implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly license: LicenseResponse }>();

  protected readonly heading = $localize`Paste a list for ${this.data.license.name}:license:`;
  protected readonly addLabel = $localize`Assign`;
  protected readonly removeLabel = $localize`End seats`;
  protected readonly listLabel = hints[this.data.license.type];
  protected readonly listHint = $localize`One a line, or between semicolons.`;
  protected readonly columns = signal<readonly NameColumn[]>([]);
  protected readonly unreadable = signal(false);
  protected readonly count = formatNumber;

  protected readonly form = this.#fields.group({
    mode: this.#fields.control<'add' | 'remove'>('add'),
    text: this.#fields.control('', Validators.required),
    assignedOn: this.#fields.control<string | null>(null),
    seats: this.#fields.control<number | null>(1, [Validators.required, Validators.min(1)]),
    note: this.#fields.control(''),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly names = computed(() => namesInText(this.#value().text ?? ''));
  protected readonly removes = computed(() => this.#value().mode === 'remove');
  protected readonly summary = computed(() => {
    const names = this.names().length;
    if (names === 0) return '';
    return names === 1 ? $localize`1 name` : $localize`${formatNumber(names)}:count: names`;
  });

  protected async read(file: File): Promise<void> {
    try {
      const columns = nameColumns(await file.text());
      this.columns.set(columns);
      this.unreadable.set(columns.length === 0);
      const [first] = columns;
      if (first) this.take(first);
    } catch {
      this.unreadable.set(true);
    }
  }

  protected take({ names }: NameColumn): void {
    this.form.controls.text.setValue(names.join('\n'));
    this.form.markAsDirty();
  }

  readonly submit = async (): Promise<NamedHoldersChanged> => {
    const { mode } = this.form.getRawValue();
    const names = this.names();
    let [changed, alreadyHeld] = [0, 0];
    const rejected: RejectedHolder[] = [];
    for (let from = 0; from < names.length; from += namesPerRequest) {
      const holders = names.slice(from, from + namesPerRequest);
      const part = mode === 'add' ? await this.#add(holders) : await this.#remove(holders);
      changed += part.changed;
      alreadyHeld += part.alreadyHeld;
      rejected.push(...part.rejected);
    }
    return { mode, changed, alreadyHeld, rejected };
  };

  async #add(holders: string[]): Promise<Omit<NamedHoldersChanged, 'mode'>> {
    const { assignedOn, seats, note } = this.form.getRawValue();
    const answer = await this.#api.send(
      assignmentsAdd(this.data.license.id, {
        holders,
        note,
        ...(seats === null ? {} : { seats }),
        ...(assignedOn === null ? {} : { assignedOn }),
      }),
    );
    return { changed: answer.created.length, alreadyHeld: answer.alreadyHeld.length, rejected: answer.rejected };
  }

  async #remove(holders: string[]): Promise<Omit<NamedHoldersChanged, 'mode'>> {
    const { ended, rejected } = await this.#api.send(assignmentsRemove(this.data.license.id, { holders }));
    return { changed: ended.length, alreadyHeld: 0, rejected };
  }
}
