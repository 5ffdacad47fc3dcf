import { Component, input } from '@angular/core';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/**
 * Says that there is nothing here, why, and what to do about it.
 *
 * @example
 * ```html
 * <app-empty-state icon="organization" heading="No organizations yet" text="Add the first customer or division.">
 *   <button class="button button-primary" (click)="add()">Add organization</button>
 * </app-empty-state>
 * ```
 */
@Component({
  selector: 'app-empty-state',
  imports: [Icon],
  template: `
    <span class="icon"><app-icon [name]="icon()" [size]="22" /></span>
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 6px;
      padding: var(--space-6) var(--space-4);
      text-align: center;
    }
    .icon {
      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      margin-bottom: 6px;
      border-radius: var(--radius-large);
      background: var(--surface-tint);
      color: var(--text-muted);
    }
    p {
      max-width: 46ch;
      color: var(--text-muted);
      text-wrap: balance;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--space-2);
      margin-top: 10px;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly icon = input<IconName>('info');
  readonly heading = input.required<string>();
  readonly text = input('');
}
