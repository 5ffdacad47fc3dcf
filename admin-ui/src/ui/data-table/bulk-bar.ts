import { Component, computed, input, output } from '@angular/core';

import { formatNumber } from '../../core/format';
import { mostSelected } from './select-all';

/** What is selected, and how to select more of it. It lies over the rows, so that nothing moves when it comes. */
@Component({
  selector: 'app-bulk-bar',
  template: `
    @let read = progress();
    <span class="count" aria-live="polite">
      @if (read !== null) {
        <ng-container i18n>Selecting {{ number(read) }} of {{ number(goal()) }}…</ng-container>
      } @else {
        <ng-container i18n>{{ number(count()) }} selected</ng-container>
      }
    </span>
    @if (read !== null) {
      <button type="button" class="link" (click)="halt.emit()" i18n>Stop</button>
    } @else {
      @if (offersMore()) {
        <button type="button" class="link" (click)="selectAll.emit()">
          @if (total() > most()) {
            <ng-container i18n>Select the first {{ number(most()) }}</ng-container>
          } @else {
            <ng-container i18n>Select all {{ number(total()) }} that match</ng-container>
          }
        </button>
      }
      <ng-content />
      <button type="button" class="link" (click)="clear.emit()" i18n>Clear</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      padding: 6px 12px;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-large);
      background: var(--surface-raised);
      box-shadow: var(--shadow-popover);
    }
    .count {
      font-weight: 500;
      font-variant-numeric: tabular-nums;
    }
    .link {
      white-space: nowrap;
    }
  `,
})
export class BulkBar {
  readonly count = input.required<number>();
  /** Rows that match, on all pages. */
  readonly total = input.required<number>();
  /** Whether all rows of the page are selected. */
  readonly wholePage = input.required<boolean>();
  /** How many rows have been read, while all are being selected. */
  readonly progress = input.required<number | null>();
  /** How many rows are to be read then. */
  readonly goal = input.required<number>();
  readonly selectAll = output();
  readonly halt = output();
  readonly clear = output();

  protected readonly number = formatNumber;
  protected readonly most = computed(() => Math.min(mostSelected, this.total()));
  protected readonly offersMore = computed(() => this.wholePage() && this.count() < this.most());
}
