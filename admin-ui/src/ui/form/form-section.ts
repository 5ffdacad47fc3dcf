import { Component, input } from '@angular/core';

import { Help } from '../help/help';
import type { HelpTopic } from '../help/help-texts';

/**
 * A titled part of a form: fields under each other, or in columns that fold on small screens.
 *
 * @example
 * ```html
 * <app-form-section heading="Cost" [columns]="2">
 *   <app-field label="Amount">…</app-field>
 *   <app-field label="Currency">…</app-field>
 * </app-form-section>
 * ```
 */
@Component({
  selector: 'app-form-section',
  imports: [Help],
  host: { role: 'group', '[attr.aria-label]': 'heading() || null' },
  template: `
    @if (heading()) {
      <h3>
        {{ heading() }}
        @if (help(); as topic) {
          <app-help [topic]="topic" />
        }
      </h3>
    }
    @if (text()) {
      <p class="muted">{{ text() }}</p>
    }
    <div class="fields" [class.two]="columns() === 2" [class.three]="columns() === 3"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
    }
    h3 {
      margin-bottom: 10px;
    }
    p {
      margin-bottom: 10px;
    }
    h3 + p {
      margin-top: -6px;
    }
    .fields {
      display: grid;
      gap: var(--space-3) var(--space-4);
    }
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    @media (width <= 600px) {
      .two,
      .three {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    .fields > ::ng-deep .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class FormSection {
  readonly heading = input('');
  readonly text = input('');
  /** The word that is explained beside the heading. */
  readonly help = input<HelpTopic | null>(null);
  readonly columns = input<1 | 2 | 3>(1);
}
