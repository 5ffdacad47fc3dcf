import { NgTemplateOutlet } from '@angular/common';
import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

import { Skeleton } from '../skeleton/skeleton';

/** A figure about one thing, and the list that adds up to it. */
export interface Figure {
  readonly label: string;
  /** `null` while it is not known. */
  readonly value: string | null;
  /** A few words below it. */
  readonly note?: string;
  /** What the figure means for the reader, where it asks for something. */
  readonly tone?: 'warning' | 'danger';
  /** Router commands of what is behind it; without them it leads nowhere. */
  readonly link?: readonly unknown[];
  readonly query?: Params;
}

/** Letters that fit a tile; a longer figure is written smaller. */
const roomForValue = 11;

/**
 * Figures at the top of a page, each a link to what it counts.
 *
 * @example
 * ```html
 * <app-figures label="Summary" [figures]="[{ label: 'Devices', value: '12', link: ['/organizations', 3, 'devices'] }]" />
 * ```
 */
@Component({
  selector: 'app-figures',
  imports: [NgTemplateOutlet, RouterLink, Skeleton],
  host: { role: 'list', '[attr.aria-label]': 'label()' },
  template: `
    @for (figure of figures(); track figure.label) {
      <div role="listitem">
        @if (figure.link && figure.value !== null) {
          <a [class]="classOf(figure)" [routerLink]="figure.link" [queryParams]="figure.query">
            <ng-container [ngTemplateOutlet]="content" [ngTemplateOutletContext]="{ $implicit: figure }" />
          </a>
        } @else {
          <span [class]="classOf(figure)">
            <ng-container [ngTemplateOutlet]="content" [ngTemplateOutletContext]="{ $implicit: figure }" />
          </span>
        }
      </div>
    }
    <ng-template #content let-figure>
      <span class="tile-label">{{ figure.label }}</span>
      @if (figure.value === null) {
        <app-skeleton width="40px" />
      } @else {
        <span class="tile-figure" [class.long]="figure.value.length > room">{{ figure.value }}</span>
      }
      @if (figure.note) {
        <span class="tile-label">{{ figure.note }}</span>
      }
    </ng-template>
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: var(--space-3);
    }
    [role='listitem'] {
      min-width: 0;
    }
    .tile {
      justify-content: flex-start;
      height: 100%;
      cursor: inherit;
    }
    a.tile {
      cursor: pointer;
    }
    span.tile:hover {
      background: var(--surface);
    }
    .tile-figure {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    // A time ago is worded as within a sentence.
    .tile-figure::first-letter {
      text-transform: uppercase;
    }
    .long {
      font-size: var(--text-size-large);
    }
    .warning .tile-figure {
      color: var(--warning);
    }
    .danger .tile-figure {
      color: var(--danger);
    }
    @media (width <= 700px) {
      :host {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-2);
      }
      [role='listitem']:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class Figures {
  /** What they are of, for screen readers. */
  readonly label = input.required<string>();
  readonly figures = input.required<readonly Figure[]>();

  protected readonly room = roomForValue;

  protected classOf({ tone }: Figure): string {
    return tone === undefined ? 'tile' : `tile ${tone}`;
  }
}
