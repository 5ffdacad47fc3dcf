import { Injectable, effect, signal } from '@angular/core';

import { readChoice, writeChoice } from '../../core/stored-choice';

const ways = ['pages', 'continuous'] as const;

/** Whether tables show one page after another, or all rows in one scroll bar. */
export type PagingWay = (typeof ways)[number];

/** How tables are paged on this machine: kept in the browser. */
@Injectable({ providedIn: 'root' })
export class TablePaging {
  readonly way = signal<PagingWay>(readChoice('paging', ways, 'pages'));

  constructor() {
    effect(() => writeChoice('paging', this.way()));
  }
}
