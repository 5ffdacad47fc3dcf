import { Component, computed } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';

import type { ApiRequest } from '../../core/api/api-request';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field, FormSection } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import type { Maker } from './maker-form';

/** Merges a publisher or vendor into another one, and says what moves. */
@Component({
  selector: 'app-maker-merge-form',
  imports: [DialogFrame, EntitySelect, Field, FormSection, Icon, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="heading"
      submitLabel="Merge"
      i18n-submitLabel
      [submitDisabled]="into() === null"
      [form]="form"
      [submit]="submit"
    >
      <app-form-section [formGroup]="form">
        <app-field [label]="data.intoLabel">
          <app-entity-select
            [formControlName]="data.field"
            [placeholder]="data.searchLabel"
            [search]="data.search"
            [without]="[data.maker]"
          />
        </app-field>
      </app-form-section>
      <div class="moves" aria-live="polite">
        <h3 i18n>What moves</h3>
        <ul>
          @for (move of data.moves; track move) {
            <li><app-icon name="arrow-right" [size]="14" /> {{ move }}</li>
          }
        </ul>
        @if (into(); as stays) {
          <p class="notice">
            <app-icon name="info" />
            <span i18n
              >{{ data.maker.name }} is gone afterwards. This can’t be taken back: {{ stays.name }} keeps it all.</span
            >
          </p>
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .moves {
      display: flex;
      flex-direction: column;
      gap: 8px;
      min-height: 160px;
      margin-top: var(--space-5);
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    li {
      display: flex;
      gap: 8px;
    }
    li app-icon {
      margin-top: 3px;
      color: var(--text-faint);
    }
    .notice {
      margin-top: 6px;
    }
  `,
})
export class MakerMergeForm implements DialogContent {
  readonly data = dialogData<{
    readonly maker: Maker;
    /** The control is named like the field of the API, so that what is wrong with it stands there. */
    readonly field: 'intoPublisher' | 'intoVendor';
    readonly intoLabel: string;
    readonly searchLabel: string;
    /** What goes along, a sentence each. */
    readonly moves: readonly string[];
    readonly search: (q: string) => ApiRequest<{ readonly items: readonly Maker[] }>;
    readonly merge: (intoId: number) => Promise<Maker>;
  }>();

  protected readonly heading = $localize`Merge ${this.data.maker.name}:name:`;
  readonly #into = new FormControl<Maker | null>(null, Validators.required);
  protected readonly form = new FormGroup({ [this.data.field]: this.#into });
  readonly #chosen = toSignal(this.#into.valueChanges, { initialValue: null });
  protected readonly into = computed(() => this.#chosen());

  readonly submit = (): Promise<Maker> => this.data.merge(this.into()?.id ?? 0);
}
