import { Component, computed, debounced, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormArray, NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { licenseExceptionsPreview, licenseExceptionsReplace } from '../../api/license-exceptions';
import type { ExceptionsRequest, ExceptionsResponse, HolderResponse, LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { type ExceptionRow, exceptionRows, exceptionsRequest } from './exceptions.rules';
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
              <select appInput formControlName="included" [attr.aria-label]="choiceLabel(holder.name)">
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
      <p dialogFooter aria-live="polite" [class.over]="line()?.tone === 'danger'">{{ line()?.text }}</p>
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
    app-entity-select {
      display: block;
      margin-top: 12px;
    }
    .over {
      color: var(--danger);
    }
    @media (width <= 600px) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
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

  constructor() {
    if (this.data.keepOut !== null) this.form.markAsDirty();
  }

  readonly submit = (): Promise<ExceptionsResponse> =>
    this.#api.send(licenseExceptionsReplace(this.data.license.id, this.#request()), {
      ifMatch: this.data.exceptions.version,
    });

  #row({ holder, included, note }: ExceptionRow) {
    return this.#fields.group({ holder: [holder], included: [included], note: [note] });
  }
}
