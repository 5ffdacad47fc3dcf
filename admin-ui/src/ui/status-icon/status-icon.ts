import { Component, computed, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** What a status means for the reader. */
export type StatusTone = 'good' | 'warning' | 'danger' | 'neutral';

const toneIcons: Readonly<Record<StatusTone, IconName>> = {
  good: 'check-circle',
  warning: 'clock',
  danger: 'alert',
  neutral: 'info',
};

/**
 * A status as an icon before a name; the tooltip and screen readers get the words. Shape and colour differ, so that nobody
 * needs to tell colours apart.
 *
 * @example
 * ```html
 * <app-status-icon tone="warning" label="Expires on Jan 15, 2027" />
 * ```
 */
@Component({
  selector: 'app-status-icon',
  imports: [Icon, MatTooltip],
  host: { '[class]': 'tone()' },
  template: `
    <span [matTooltip]="label()">
      <app-icon [name]="shownIcon()" />
      <span class="visually-hidden">{{ label() }}</span>
    </span>
  `,
  styles: `
    :host,
    span {
      display: inline-flex;
      vertical-align: text-bottom;
    }
    :host(.good) {
      color: var(--good);
    }
    :host(.warning) {
      color: var(--warning);
    }
    :host(.danger) {
      color: var(--danger);
    }
    :host(.neutral) {
      color: var(--text-faint);
    }
  `,
})
export class StatusIcon {
  readonly tone = input.required<StatusTone>();
  /** The status in words. */
  readonly label = input.required<string>();
  /** Another icon than the tone's own. */
  readonly icon = input<IconName>();
  protected readonly shownIcon = computed(() => this.icon() ?? toneIcons[this.tone()]);
}
