import { Component, computed, input, output } from '@angular/core';

import { devicesList } from '../../api/devices';
import { locationsList } from '../../api/locations';
import { organizationsList } from '../../api/organizations';
import { softwareList } from '../../api/software';
import type { ApiRequest } from '../../core/api/api-request';
import { formatNumber } from '../../core/format';
import { deviceClassWords, deviceStatusWords, options } from '../../core/words';
import { DateInput, EntitiesSelect, NumberInput, TagsInput } from '../../ui/form';
import type { Criterion, CriterionField, CriterionValue, NamedThing } from './criteria.types';
import { criterionFields, editorOf } from './criterion-fields.rules';

type Search = (q: string) => ApiRequest<{ readonly items: readonly NamedThing[] }>;

const searches: Partial<Record<CriterionField, Search>> = {
  organizationId: (q) => organizationsList({ q, pageSize: 20 }),
  locationId: (q) => locationsList({ q, pageSize: 20 }),
  product: (q) => softwareList({ q, sort: '-deviceCount', pageSize: 20 }),
  device: (q) => devicesList({ q, pageSize: 20 }),
};

/** Edits what a criterion compares with: things, choices, words, a text, a date or a number of days. */
@Component({
  selector: 'app-criterion-value',
  imports: [DateInput, EntitiesSelect, NumberInput, TagsInput],
  template: `
    @let value = criterion().value;
    @switch (editor()) {
      @case ('things') {
        @if (search(); as search) {
          <app-entities-select
            [label]="label()"
            [placeholder]="placeholder()"
            [search]="search"
            [detail]="detail()"
            [value]="value.things"
            (valueChange)="change({ things: $event })"
          />
        }
      }
      @case ('choices') {
        <div class="choices" role="group" [attr.aria-label]="label()">
          @for (choice of choices(); track choice.value) {
            <label class="check">
              <input type="checkbox" [checked]="value.words.includes(choice.value)" (change)="toggle(choice.value)" />
              {{ choice.label }}
            </label>
          }
        </div>
      }
      @case ('words') {
        <app-tags-input
          [label]="label()"
          placeholder="Type, then Enter"
          i18n-placeholder
          [value]="value.words"
          (valueChange)="change({ words: $event })"
        />
      }
      @case ('text') {
        <input
          #text
          class="input"
          autocomplete="off"
          maxlength="500"
          [attr.aria-label]="label()"
          [value]="value.text"
          (input)="change({ text: text.value })"
        />
      }
      @case ('date') {
        <app-date-input [label]="label()" [value]="date()" (valueChange)="change({ moment: $event })" />
      }
      @case ('days') {
        <app-number-input
          [label]="label()"
          unit="days"
          i18n-unit
          [value]="value.days"
          (valueChange)="change({ days: $event })"
        />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      min-height: var(--control-height);
      align-items: center;
    }
  `,
})
export class CriterionValueEditor {
  readonly criterion = input.required<Criterion>();
  readonly changed = output<CriterionValue>();

  protected readonly editor = computed(() => editorOf(this.criterion().field, this.criterion().operator));
  protected readonly label = computed(() => criterionFields[this.criterion().field].label);
  protected readonly search = computed(() => searches[this.criterion().field]);
  protected readonly choices = computed(() =>
    options<string>(this.criterion().field === 'status' ? deviceStatusWords : deviceClassWords),
  );
  protected readonly date = computed(() => this.criterion().value.moment?.slice(0, 10) ?? null);
  protected readonly placeholder = computed(() =>
    this.criterion().value.things.length === 0 ? $localize`Search and pick` : $localize`Add another`,
  );
  /** Products are picked by how many devices have them, places and devices by where they belong. */
  protected readonly detail = computed(() => {
    const byPlace = this.criterion().field === 'locationId' || this.criterion().field === 'device';
    return ({ organization, deviceCount }: NamedThing): string => {
      if (byPlace) return organization?.name ?? '';
      return deviceCount === undefined ? '' : formatNumber(deviceCount);
    };
  });

  protected toggle(word: string): void {
    const { words } = this.criterion().value;
    this.change({ words: words.includes(word) ? words.filter((other) => other !== word) : [...words, word] });
  }

  protected change(part: Partial<CriterionValue>): void {
    this.changed.emit({ ...this.criterion().value, ...part });
  }
}
