import { Component, computed, input } from '@angular/core';

import { type IconName, icons } from './icons';

/**
 * One icon in the colour of the text around it. It says nothing to a screen reader: the control or text beside it does.
 *
 * @example
 * ```html
 * <button class="button button-icon" aria-label="Close"><app-icon name="close" /></button>
 * ```
 */
@Component({
  selector: 'app-icon',
  host: { class: 'app-icon', 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 16 16" [attr.width]="size()" [attr.height]="size()" focusable="false">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Edge length in pixels. */
  readonly size = input(16);
  protected readonly path = computed(() => icons[this.name()]);
}
