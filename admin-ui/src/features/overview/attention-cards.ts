import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { formatNumber } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import type { AttentionCard } from './attention.rules';

/** What needs attention: a figure each, what it means, and the list behind it. */
@Component({
  selector: 'app-attention-cards',
  imports: [Icon, RouterLink, Skeleton],
  template: `
    <ul aria-label="What needs attention" i18n-aria-label>
      @for (card of cards(); track card.key) {
        <li>
          <a [routerLink]="card.link" [queryParams]="card.params" [class]="card.figure === 0 ? 'calm' : card.tone">
            <span class="label"><app-icon [name]="card.icon" [size]="14" />{{ card.label }}</span>
            <span class="figure">{{ number(card.figure) }}</span>
            <span class="words">{{ card.words }}</span>
          </a>
        </li>
      } @empty {
        @for (place of places(); track $index) {
          <li class="waiting">
            <span class="label"><app-skeleton width="60%" /></span>
            <span class="figure"><app-skeleton width="36px" /></span>
            <span class="words"><app-skeleton width="80%" /></span>
          </li>
        }
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 1px;
      overflow: hidden;
      border: 1px solid var(--border);
      border-radius: var(--radius-large);
      background: var(--border);
    }
    li {
      display: flex;
      flex: 1 1 22%;
      min-width: 180px;
      background: var(--surface);
    }
    a,
    .waiting {
      display: flex;
      flex-direction: column;
      gap: 2px;
      padding: var(--space-3) var(--space-4);
    }
    a {
      flex: 1 1 auto;
      min-width: 0;
      color: var(--text);
    }
    a:hover {
      background: var(--surface-hover);
      text-decoration: none;
    }
    a:focus-visible {
      border-radius: var(--radius-large);
      outline-offset: -2px;
    }
    .label {
      display: flex;
      align-items: flex-start;
      gap: 6px;
      min-height: 20px;
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 20px;
    }
    .label app-icon {
      flex: none;
      margin-top: 3px;
    }
    .figure {
      height: 32px;
      font-size: 24px;
      font-weight: 600;
      letter-spacing: -0.01em;
      line-height: 32px;
    }
    .words {
      min-height: 18px;
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 18px;
      overflow-wrap: anywhere;
    }
    .danger .figure {
      color: var(--danger);
    }
    .warning .figure {
      color: var(--warning);
    }
    .calm .figure {
      color: var(--text-faint);
      font-weight: 500;
    }
    @media (width <= 700px) {
      li {
        flex-basis: 44%;
        min-width: 140px;
      }
      a,
      .waiting {
        padding: 10px 12px;
      }
      // A label of two lines leaves the figures of its row beside each other.
      .label {
        flex: 1 0 auto;
      }
      .words {
        min-height: 36px;
      }
      // Alone in its row it needs one line.
      li:last-child:nth-child(odd) .words {
        min-height: 18px;
      }
    }
  `,
})
export class AttentionCards {
  /** Empty while nobody knows. */
  readonly cards = input.required<readonly AttentionCard[]>();
  /** How many are expected meanwhile. */
  readonly expected = input(0);

  protected readonly number = formatNumber;

  protected places(): readonly unknown[] {
    return Array.from({ length: this.expected() });
  }
}
