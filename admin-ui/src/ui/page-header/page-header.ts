import { Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';

import { RecentItems } from '../../core/recent/recent-items';
import { Icon } from '../icon/icon';
import { Skeleton } from '../skeleton/skeleton';

/** A page above this one. */
export interface Breadcrumb {
  readonly label: string;
  /** Router commands. */
  readonly link: readonly unknown[] | string;
}

/**
 * Top of a page: where it is, what it is called, its state and what can be done with it. Names the browser tab too, and
 * is remembered among what was opened last.
 *
 * Slots: `[headerStatus]` beside the title, the rest are actions at the right.
 *
 * @example
 * ```html
 * <app-page-header heading="Acme" [breadcrumbs]="[{ label: 'Organizations', link: '/organizations' }]">
 *   <span headerStatus class="badge badge-good">Active</span>
 *   <button class="button">Edit</button>
 * </app-page-header>
 * ```
 */
@Component({
  selector: 'app-page-header',
  imports: [Icon, RouterLink, Skeleton],
  host: { '[class.of-thing]': 'breadcrumbs().length > 0' },
  template: `
    @if (breadcrumbs().length > 0) {
      <nav aria-label="Breadcrumbs" i18n-aria-label>
        <ol>
          @for (crumb of breadcrumbs(); track crumb.label) {
            <li>
              <a [routerLink]="crumb.link">{{ crumb.label }}</a>
              <app-icon name="chevron-right" [size]="12" />
            </li>
          }
        </ol>
      </nav>
    }
    <div class="line">
      <div class="title">
        @if (heading()) {
          <h1>{{ heading() }}</h1>
        } @else {
          <app-skeleton width="200px" />
        }
        <ng-content select="[headerStatus]" />
      </div>
      <div class="actions"><ng-content /></div>
    </div>
    @if (text()) {
      <p class="muted">{{ text() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      margin-bottom: 2px;
      font-size: var(--text-size-small);
    }
    li {
      display: flex;
      align-items: center;
      gap: 4px;
      margin-inline-end: 4px;
      color: var(--text-faint);
    }
    li a {
      color: var(--text-muted);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      min-height: var(--control-height);
    }
    .title {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      min-width: 0;
    }
    h1 {
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (width > 700px) {
      // A long title breaks into lines before the actions leave its side.
      .line {
        flex-wrap: nowrap;
        align-items: flex-start;
      }
      .title {
        min-height: var(--control-height);
      }
      .actions {
        flex: none;
      }
    }
    p {
      max-width: 80ch;
      margin-top: 2px;
    }
    @media (width <= 700px) {
      p {
        margin-top: 8px;
      }
      // A thing is told of before what can be done with it.
      :host(.of-thing) {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }
      :host(.of-thing) nav {
        margin-bottom: -6px;
      }
      :host(.of-thing) .line {
        display: contents;
      }
      :host(.of-thing) .actions {
        order: 1;
      }
      :host(.of-thing) .actions:empty {
        display: none;
      }
      :host(.of-thing) :is(ol, p) {
        margin: 0;
      }
    }
  `,
})
export class PageHeader {
  readonly #recent = inject(RecentItems);
  readonly #router = inject(Router);
  readonly #title = inject(Title);

  /** Empty while it is not known yet. */
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly breadcrumbs = input<readonly Breadcrumb[]>([]);

  readonly #tabTitle = computed(() => (this.heading() === '' ? 'Seatwise' : `${this.heading()} · Seatwise`));

  constructor() {
    effect(() => this.#title.setTitle(this.#tabTitle()));
    // The page of a thing is below another one and is named after the thing.
    effect(() => {
      const heading = this.heading();
      if (heading !== '' && this.breadcrumbs().length > 0) this.#recent.note(this.#router.url, heading);
    });
  }
}
