import { Component, input } from '@angular/core';

/**
 * One block of a page under a heading of its own.
 *
 * Slots: `[cardActions]` beside the heading.
 *
 * @example
 * ```html
 * <app-card heading="Details"><app-key-values>…</app-key-values></app-card>
 * ```
 */
@Component({
  selector: 'app-card',
  host: { class: 'card' },
  template: `
    <div class="head">
      <h2>{{ heading() }}</h2>
      <ng-content select="[cardActions]" />
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
      margin-bottom: 12px;
    }
  `,
})
export class Card {
  readonly heading = input.required<string>();
}
