import { Component, contentChildren } from '@angular/core';

/** One of {@link Lines}. Slots: `[lineStart]`, the name, `[lineNote]` below it, `[lineEnd]`. */
@Component({
  selector: 'app-line',
  host: { role: 'listitem' },
  template: `
    <ng-content select="[lineStart]" />
    <span class="text">
      <ng-content />
      <span class="note"><ng-content select="[lineNote]" /></span>
    </span>
    <span class="end"><ng-content select="[lineEnd]" /></span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 7px 0;
    }
    .text {
      flex: 1 1 auto;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .note {
      display: block;
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
    .end {
      flex: none;
      font-variant-numeric: tabular-nums;
      text-align: end;
    }
    .end:empty {
      display: none;
    }
  `,
})
export class Line {}

/**
 * A few things in a card, one a line.
 *
 * @example
 * ```html
 * <app-lines>
 *   <app-line><a routerLink="…">PC-7</a><span lineNote>Laptop</span><span lineEnd>3 seats</span></app-line>
 * </app-lines>
 * ```
 */
@Component({
  selector: 'app-lines',
  // Words that stand for nothing are no list.
  host: { '[attr.role]': "lines().length > 0 ? 'list' : null" },
  template: '<ng-content />',
  styles: `
    :host {
      display: block;
      margin-block: -7px;
    }
    :host ::ng-deep app-line + app-line {
      border-top: 1px solid var(--border);
    }
  `,
})
export class Lines {
  protected readonly lines = contentChildren(Line);
}
