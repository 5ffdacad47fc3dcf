import { Component, computed } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';

import type { ApiRequest } from '../../core/api/api-request';
import { type DialogContent, DialogFrame, dialogData } from '../dialog';
import { EntitySelect, type EntityOption, Field, FormSection } from '../form';
import { Icon } from '../icon/icon';

/** What is merged, and what becomes of it. */
export interface Merge<Thing extends EntityOption, Kept extends EntityOption = Thing> {
  /** What is gone afterwards. */
  readonly thing: Thing;
  /** The control is named like the field of the API, without its "Id", so that what is wrong with it stands there. */
  readonly field: string;
  readonly intoLabel: string;
  readonly searchLabel: string;
  readonly search: (q: string) => ApiRequest<{ readonly items: readonly Thing[] }>;
  /** A second line under each of the things to choose from. */
  readonly detail?: (thing: Thing) => string;
  /** What goes along, a sentence each. */
  readonly moves: readonly string[];
  /** What is to be known before it is done, for what was chosen. */
  readonly afterwards: (into: Thing) => string;
  /** @returns what is kept */
  readonly merge: (intoId: number) => Promise<Kept>;
}

/**
 * Merges a thing into another one of its kind, and says what moves.
 *
 * @example
 * ```ts
 * const kept = await dialogs.open(() => import('../../ui/merge/merge-form').then((m) => m.MergeForm<Vendor>), { … });
 * ```
 */
@Component({
  selector: 'app-merge-form',
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
            [detail]="data.detail"
            [without]="[data.thing]"
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
            <span>{{ data.afterwards(stays) }}</span>
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
      min-height: 236px;
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
export class MergeForm<Thing extends EntityOption, Kept extends EntityOption = Thing> implements DialogContent {
  readonly data = dialogData<Merge<Thing, Kept>>();

  protected readonly heading = $localize`Merge ${this.data.thing.name}:name:`;
  readonly #into = new FormControl<Thing | null>(null, Validators.required);
  protected readonly form = new FormGroup({ [this.data.field]: this.#into });
  readonly #chosen = toSignal(this.#into.valueChanges, { initialValue: null });
  protected readonly into = computed(() => this.#chosen());

  readonly submit = (): Promise<Kept> => this.data.merge(this.into()?.id ?? 0);
}
