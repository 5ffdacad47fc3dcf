import { Component, computed, debounced, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type AbstractControl, FormArray, NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { licenseExceptionsPreview, licenseExceptionsReplace } from '../../api/license-exceptions';
import type { ExceptionsRequest, ExceptionsResponse, HolderResponse, LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Problem } from '../../core/problem/problem';
import { applyProblem, clearServerErrors } from '../../core/problem/problem-form';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { type ExceptionRow, exceptionControl, exceptionRows, exceptionsRequest } from './exceptions.rules';
import { holderWords } from './holder-words';
import { type Holder, findHolders, holderDetail } from './holders';
import type { HolderKind } from './license-kinds.rules';
import { previewLine } from './license-preview.rules';
import { type Scope, scopeFilter } from './scope.rules';

const offered = 20;
const typingPauseMilliseconds = 350;

/** What is needed to change the exceptions of a license. */
interface ExceptionsFormData {
  readonly license: LicenseResponse;
  readonly kind: HolderKind;
  readonly scope: Scope;
  readonly exceptions: ExceptionsResponse;
  /** Somebody to add to those who are kept out. */
  readonly keepOut: HolderResponse | null;
}

/** Changes who an automatic license pins in or keeps out, with what saving it would do to seats. */
@Component({
  selector: 'app-exceptions-form',
  imports: [DialogFrame, EntitySelect, Icon, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" size="medium" [form]="form" [submit]="submit">
      <p class="muted" i18n>
        Pinned in: gets a seat whatever the rule says. Kept out: gets none. Both stand below the scope and the status:
        what is out of scope or out of use holds no seat.
      </p>
      @if (rows.length > 0) {
        <ul>
          @for (row of rows.controls; track row; let index = $index) {
            @let holder = row.controls.holder.value;
            <li [formGroup]="row">
              <span class="name">
                <strong>{{ holder.name }}</strong>
                <span class="muted small">{{ holder.detail }}</span>
              </span>
              <select
                appInput
                formControlName="included"
                [attr.aria-label]="choiceLabel(holder.name)"
                [attr.aria-invalid]="messages()[index] ? true : null"
                [attr.aria-describedby]="messages()[index] ? messageId(index) : null"
              >
                <option value="IN" i18n>Pinned in</option>
                <option value="OUT" i18n>Kept out</option>
              </select>
              <input
                appInput
                formControlName="note"
                placeholder="Note: why?"
                i18n-placeholder
                [attr.aria-label]="noteLabel(holder.name)"
              />
              <button
                type="button"
                class="button button-icon button-quiet"
                [attr.aria-label]="removeLabel(holder.name)"
                (click)="remove(index)"
              >
                <app-icon name="close" />
              </button>
              @if (messages()[index]; as message) {
                <p class="error small" role="alert" [id]="messageId(index)">
                  <app-icon name="alert" [size]="14" /> {{ message }}
                </p>
              }
            </li>
          }
        </ul>
      }
      <app-entity-select
        adding
        [label]="words.add"
        [placeholder]="words.search"
        [search]="find"
        [detail]="detailOf"
        [without]="chosen()"
        (picked)="add($event)"
      />
      <p dialogFooter aria-live="polite" [class.over]="refusal() || line()?.tone === 'danger'">
        {{ refusal() ?? line()?.text }}
      </p>
    </app-dialog>
  `,
  styles: `
    ul {
      margin: 12px 0;
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 2fr) 120px minmax(0, 3fr) auto;
      align-items: center;
      gap: 8px;
      padding: 8px 8px 8px 12px;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .name {
      display: flex;
      flex-direction: column;
      overflow-wrap: anywhere;
    }
    strong {
      font-weight: 500;
    }
    .error {
      display: flex;
      grid-column: 1 / -1;
      gap: 5px;
    }
    .error,
    .over {
      color: var(--danger);
    }
    app-entity-select {
      display: block;
      margin-top: 12px;
    }
    @media (width <= 600px) {
      li {
        grid-template-columns: 126px minmax(0, 1fr) auto;
      }
      .name {
        grid-column: 1 / 3;
      }
      li button {
        grid-area: 1 / 3;
      }
      li input {
        grid-column: 2 / -1;
      }
    }
  `,
})
export class ExceptionsForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<ExceptionsFormData>();

  protected readonly words = holderWords[this.data.kind];
  protected readonly heading = $localize`Exceptions of ${this.data.license.name}:license:`;
  protected readonly detailOf = holderDetail;

  protected readonly form = this.#fields.group({
    rows: new FormArray(exceptionRows(this.data.exceptions, this.data.keepOut).map((row) => this.#row(row))),
  });
  protected readonly rows = this.form.controls.rows;

  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  readonly #request = computed<ExceptionsRequest>(
    () => {
      this.#value();
      return exceptionsRequest(this.data.kind, this.rows.getRawValue());
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly chosen = computed(() => {
    this.#value();
    return this.rows.getRawValue().map(({ holder }) => holder);
  });
  readonly #paused = debounced(this.#request, typingPauseMilliseconds);
  readonly #preview = apiResource(() => {
    const request = this.#paused.value();
    return request && licenseExceptionsPreview(this.data.license.id, request);
  });
  protected readonly line = computed(() =>
    this.#preview.hasValue() && this.#preview.value() ? previewLine(this.#preview.value(), true) : null,
  );

  /** What the preview was refused for, where that belongs to no row. */
  protected readonly refusal = signal<string | null>(null);
  readonly #events = toSignal(this.form.events);
  /** What is wrong with each of the rows. */
  protected readonly messages = computed(() => {
    this.#events();
    return this.rows.controls.map((row) => serverMessage(row.controls.holder) ?? serverMessage(row.controls.note));
  });

  protected readonly find = (q: string) =>
    findHolders(this.data.kind, { q, pageSize: offered }, scopeFilter(this.data.scope, this.data.kind) ?? {});

  protected add(holder: Holder): void {
    const { id, name } = holder;
    this.rows.push(this.#row({ holder: { id, name, detail: holderDetail(holder) }, included: 'IN', note: '' }));
    this.form.markAsDirty();
  }

  protected remove(index: number): void {
    this.rows.removeAt(index);
    this.form.markAsDirty();
  }

  protected choiceLabel(name: string): string {
    return $localize`Pin in or keep out ${name}:holder:`;
  }

  protected noteLabel(name: string): string {
    return $localize`Note on ${name}:holder:`;
  }

  protected removeLabel(name: string): string {
    return $localize`Remove the exception for ${name}:holder:`;
  }

  protected messageId(index: number): string {
    return `exception-${index}-message`;
  }

  constructor() {
    if (this.data.keepOut !== null) this.form.markAsDirty();
    // What saving would be refused for is told before anybody saves.
    effect(() => {
      const error = this.#preview.error();
      if (this.#preview.isLoading() || this.#paused.value() !== this.#request()) return;
      untracked(() => {
        clearServerErrors(this.form);
        this.refusal.set(error === undefined ? null : applyProblem(this.form, this.#inRows(error)));
      });
    });
  }

  readonly submit = async (): Promise<ExceptionsResponse> => {
    const request = licenseExceptionsReplace(this.data.license.id, this.#request());
    try {
      return await this.#api.send(request, { ifMatch: this.data.exceptions.version });
    } catch (error) {
      throw this.#inRows(error);
    }
  };

  #inRows(error: unknown): Problem {
    const rows = this.rows.getRawValue();
    return Problem.of(error).withFields((field) => exceptionControl(rows, field));
  }

  #row({ holder, included, note }: ExceptionRow) {
    return this.#fields.group({ holder: [holder], included: [included], note: [note] });
  }
}

function serverMessage({ errors }: AbstractControl): string | null {
  const message: unknown = errors?.['server'];
  return typeof message === 'string' ? message : null;
}
