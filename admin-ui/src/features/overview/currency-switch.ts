import { Component, input, model } from '@angular/core';

/** Chooses one of several currencies, whose amounts are never added up. With one there is nothing to choose. */
@Component({
  selector: 'app-currency-switch',
  host: { role: 'group', 'aria-label': $localize`Currency` },
  template: `
    @if (currencies().length > 1) {
      @for (currency of currencies(); track currency) {
        <button
          type="button"
          class="button button-small button-quiet"
          [attr.aria-pressed]="currency === chosen()"
          (click)="chosen.set(currency)"
        >
          {{ currency }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 2px;
      min-height: 26px;
    }
    [aria-pressed='true'] {
      background: var(--accent-soft);
      color: var(--accent);
    }
  `,
})
export class CurrencySwitch {
  readonly currencies = input.required<readonly string[]>();
  readonly chosen = model.required<string | null>();
}
