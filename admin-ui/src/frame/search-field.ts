import { Component, inject } from '@angular/core';

import { commandKey } from '../features/search/keys';
import { Palette } from '../features/search/palette';
import { Icon } from '../ui/icon/icon';

/** Looks like a field and opens the palette, which has the field. */
@Component({
  selector: 'app-search-field',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="/ Control+K Meta+K"
      (click)="palette.open()"
    >
      <app-icon name="search" />
      <span class="text" i18n>Search</span>
      <kbd aria-hidden="true">{{ key }} K</kbd>
    </button>
  `,
  styles: `
    :host {
      min-width: 0;
    }
    button {
      width: 100%;
      justify-content: flex-start;
      border-color: var(--border);
      background: var(--surface-recessed);
      color: var(--text-muted);
      font-weight: 400;
    }
    .text {
      flex: 1 1 auto;
      text-align: start;
    }
    kbd {
      padding: 2px 5px;
      border: 1px solid var(--border);
      border-radius: var(--radius-small);
      background: var(--surface);
      color: var(--text-muted);
      font: 500 11px / 1 var(--font);
    }
    @media (width <= 900px) {
      button {
        width: var(--control-height);
        padding: 0;
        justify-content: center;
        border-color: transparent;
        background: transparent;
      }
      kbd {
        display: none;
      }
      // Its name, which the icon stands for.
      .text {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class SearchField {
  protected readonly palette = inject(Palette);
  protected readonly key = commandKey;
}
