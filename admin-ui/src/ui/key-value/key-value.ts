import { Component, input } from '@angular/core';

/**
 * Facts about one thing, name by name.
 *
 * @example
 * ```html
 * <app-key-values>
 *   <app-key-value label="Publisher">Adobe</app-key-value>
 *   <app-key-value label="Tags"><span class="badge">design</span></app-key-value>
 * </app-key-values>
 * ```
 */
@Component({
  selector: 'app-key-values',
  host: { role: 'list' },
  template: '<ng-content />',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(128px, max-content) 1fr;
      gap: 8px 20px;
    }
  `,
})
export class KeyValues {}

/** One fact of {@link KeyValues}. */
@Component({
  selector: 'app-key-value',
  host: { role: 'listitem' },
  template: `
    <span class="label">{{ label() }}</span>
    <span class="value"><ng-content>–</ng-content></span>
  `,
  styles: `
    :host {
      display: contents;
    }
    .label {
      color: var(--text-muted);
    }
    .value {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class KeyValue {
  readonly label = input.required<string>();
}
