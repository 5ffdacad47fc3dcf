import { Component, computed, input } from '@angular/core';

import { guideAddress } from '../../core/guide/guide-pages.rules';
import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';
import { type HelpTopic, helpTexts } from './help-texts';

/**
 * A question mark beside a word that people stumble over: what it means, in two sentences, with a link into the guide,
 * in a tab of its own: what is being typed stays.
 *
 * @example
 * ```html
 * <h2>Compliance <app-help topic="compliance" /></h2>
 * <app-field label="Scope" help="scope">…</app-field>
 * ```
 */
@Component({
  selector: 'app-help',
  imports: [Icon, Popover],
  template: `
    <button
      type="button"
      data-explains
      [appPopover]="panel"
      [appPopoverLabel]="text().word"
      aria-label="What is this?"
      i18n-aria-label
      [attr.aria-describedby]="describedBy() || null"
    >
      <app-icon name="help" [size]="14" />
    </button>
    <ng-template #panel>
      <div class="panel">
        <h3>{{ text().word }}</h3>
        <p>{{ text().text }}</p>
        <a [href]="address()" target="_blank" i18n>Read more</a>
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    button {
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      margin: -2px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: none;
      color: var(--text-faint);
      cursor: pointer;
    }
    button:hover,
    button[aria-expanded='true'] {
      color: var(--accent);
    }
    .panel {
      display: flex;
      flex-direction: column;
      gap: 6px;
      max-width: 320px;
      padding: 12px 14px;
    }
    p {
      color: var(--text-muted);
      font-weight: 400;
    }
    a {
      align-self: flex-start;
    }
  `,
})
export class Help {
  readonly topic = input.required<HelpTopic>();

  /** Id of the element that has the word: screen readers say it after the button. */
  readonly describedBy = input('');

  protected readonly text = computed(() => helpTexts[this.topic()]);
  protected readonly address = computed(() => guideAddress(this.text().guide));
}
