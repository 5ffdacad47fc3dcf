import { Component, model } from '@angular/core';

import { ValueControl } from '../../ui/form';
import type { Match } from './assignment-rule.rules';

/** Any or all of some things. */
@Component({
  selector: 'app-match-select',
  template: `
    <div class="choices" role="radiogroup" [attr.aria-label]="label()">
      @for (option of options; track option.value) {
        <label [class.chosen]="value() === option.value">
          <input
            type="radio"
            class="visually-hidden"
            [name]="name"
            [checked]="value() === option.value"
            [disabled]="disabled()"
            (change)="choose(option.value)"
            (blur)="left()"
          />
          {{ option.label }}
        </label>
      }
    </div>
  `,
  styles: `
    .choices {
      display: inline-flex;
      border: 1px solid var(--border-control);
      border-radius: var(--radius);
      overflow: hidden;
    }
    label {
      position: relative;
      padding: 1px 10px;
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 22px;
      cursor: pointer;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: -2px;
    }
    .chosen {
      background: var(--accent-soft);
      color: var(--accent);
      font-weight: 500;
    }
  `,
})
export class MatchSelect extends ValueControl<Match> {
  override readonly value = model<Match>('ANY');
  protected readonly name = `match-${(lastId += 1)}`;
  protected readonly options: readonly { readonly value: Match; readonly label: string }[] = [
    { value: 'ANY', label: $localize`any of` },
    { value: 'ALL', label: $localize`all of` },
  ];
}

let lastId = 0;
