import { Component, booleanAttribute, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Icon } from '../../ui/icon/icon';
import { type ChecklistItem, nextItem } from './onboarding.rules';

/** The steps of the checklist, ticked or linked to where they are done; the one that is next says why. */
@Component({
  selector: 'app-checklist-steps',
  imports: [Icon, RouterLink],
  template: `
    <ol>
      @for (item of items(); track item.step) {
        <li [class.done]="item.done" [class.next]="item === next()">
          <span class="mark">
            @if (item.done) {
              <app-icon name="check" [size]="14" />
            }
          </span>
          <span class="words">
            <a [routerLink]="item.link" [queryParams]="item.query">
              {{ item.label }}
              @if (item.done) {
                <span class="visually-hidden" i18n>(done)</span>
              }
            </a>
            @if (!item.done && (reasons() || item === next())) {
              <span class="reason">{{ item.reason }}</span>
            }
          </span>
          <app-icon class="go" name="chevron-right" [size]="14" />
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      position: relative;
      display: flex;
      align-items: flex-start;
      gap: 12px;
      padding: 8px 10px;
      border-radius: var(--radius);
      transition: background var(--quick);
    }
    li:hover {
      background: var(--surface-hover);
    }
    a {
      color: var(--text);
      font-weight: 500;
    }
    /* The whole row is the link. */
    a::after {
      position: absolute;
      inset: 0;
      border-radius: var(--radius);
      content: '';
    }
    a:hover {
      text-decoration: none;
    }
    a:focus-visible {
      outline: none;
    }
    a:focus-visible::after {
      outline: 2px solid var(--focus);
    }
    .mark {
      display: grid;
      flex: none;
      place-items: center;
      width: 20px;
      height: 20px;
      border: 1.5px solid var(--border-control);
      border-radius: 50%;
    }
    .next .mark {
      border-color: var(--accent);
      box-shadow: 0 0 0 3px var(--accent-soft);
    }
    .done .mark {
      border-color: transparent;
      background: var(--good-soft);
      color: var(--good);
    }
    .words {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
    }
    .done a {
      color: var(--text-muted);
      font-weight: 400;
    }
    .reason {
      color: var(--text-muted);
    }
    .go {
      margin-top: 3px;
      color: var(--text-faint);
    }
  `,
})
export class ChecklistSteps {
  readonly items = input.required<readonly ChecklistItem[]>();
  /** Says of each step that is left why it matters, not only of the next one. */
  readonly reasons = input(false, { transform: booleanAttribute });

  protected readonly next = computed(() => nextItem(this.items()));
}
