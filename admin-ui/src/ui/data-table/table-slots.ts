import { Directive, TemplateRef, inject, input } from '@angular/core';

import type { IconName } from '../icon/icons';
import type { ListSource, TableRow } from './list-source';

/**
 * Draws the cells of one column.
 *
 * @example
 * ```html
 * <ng-container *appCell="'status'; of: devices; let device"><span class="badge">{{ device.status }}</span></ng-container>
 * ```
 */
@Directive({ selector: '[appCell]' })
export class Cell<Row extends TableRow> {
  /** The column's key. */
  readonly key = input.required<string>({ alias: 'appCell' });
  /** The table's source: gives the row its type. */
  readonly of = input.required<ListSource<Row>>({ alias: 'appCellOf' });
  readonly template = inject<TemplateRef<CellContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row extends TableRow>(_cell: Cell<Row>, context: unknown): context is CellContext<Row> {
    return context !== null;
  }
}

interface CellContext<Row> {
  readonly $implicit: Row;
}

/**
 * What can be done with the selected rows. Having it gives the table its checkboxes.
 *
 * @example
 * ```html
 * <ng-container *appBulkActions="let devices; of: source; let clear = clear">
 *   <button class="button button-small" (click)="decommission(devices, clear)">Decommission</button>
 * </ng-container>
 * ```
 */
@Directive({ selector: '[appBulkActions]' })
export class BulkActions<Row extends TableRow> {
  readonly of = input.required<ListSource<Row>>({ alias: 'appBulkActionsOf' });
  readonly template = inject<TemplateRef<BulkContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row extends TableRow>(
    _actions: BulkActions<Row>,
    context: unknown,
  ): context is BulkContext<Row> {
    return context !== null;
  }
}

/** What a bulk action gets. */
export interface BulkContext<Row> {
  /** The selected rows, of all pages. */
  readonly $implicit: readonly Row[];
  /** Lets go of rows that are done with. */
  readonly drop: (rows: readonly Row[]) => void;
  /** Ends the selection. */
  readonly clear: () => void;
}

/** One entry of a row's menu. */
export interface RowAction {
  readonly label: string;
  readonly icon?: IconName;
  /** Destroys something: shown last and in red. */
  readonly danger?: boolean;
  readonly run: () => void;
}
