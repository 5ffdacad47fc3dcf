import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  Injector,
  booleanAttribute,
  computed,
  contentChild,
  contentChildren,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink } from '@angular/router';

import { formatNumber } from '../../core/format';
import type { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { EmptyState } from '../empty-state/empty-state';
import { keepFocus } from '../focus/keep-focus';
import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';
import { Skeleton } from '../skeleton/skeleton';
import { BulkBar } from './bulk-bar';
import { columnLayout } from './column-layout';
import { type ColumnResize, ColumnSettings } from './column-settings';
import { ColumnWidths } from './column-widths';
import { type Column, sortField } from './columns.rules';
import { FilterBar } from './filter-bar';
import { HeaderGestures } from './header-gestures';
import { holdColumns } from './held-columns';
import type { ExportFormat, ListSource, TableRow } from './list-source';
import { type ListState, type SortKey, isNarrowed, toggleSort } from './list-state.rules';
import { rowTarget } from './row-keys.rules';
import { TablePager } from './table-pager';
import { TablePaging } from './table-paging';
import { TableRows } from './table-rows';
import { TableSearch } from './table-search';
import { TableSelection } from './table-selection';
import { BulkActions, type BulkContext, Cell, type RowAction } from './table-slots';
import { TableViews } from './table-views';

const barWidths = ['62%', '48%', '70%', '55%', '66%', '44%', '58%', '72%', '50%', '60%'];

/**
 * The one table of the panel: paging, sorting (shift-click sorts by several columns), search and filters are the server's
 * work and stand in the address, and are kept as views; columns are chosen under the gear, dragged by their headers and
 * by the edges of those; rows open by click or Enter and are walked with the arrow keys, in pages or under one scroll bar.
 *
 * Slots: `*appCell` draws a column's cells, `*appBulkActions` gives checkboxes and what to do with selected rows,
 * `[tableEmpty]` is shown when there is nothing at all, `[tableActions]` are buttons beside the gear.
 *
 * @example
 * ```html
 * <app-data-table label="Organizations" [source]="organizations" [columns]="columns" [rowLink]="link" [rowActions]="actions">
 *   <ng-container *appCell="'name'; of: organizations; let organization">{{ organization.name }}</ng-container>
 *   <app-empty-state tableEmpty heading="No organizations yet" />
 * </app-data-table>
 * ```
 */
@Component({
  selector: 'app-data-table',
  imports: [
    BulkBar,
    ColumnSettings,
    EmptyState,
    FilterBar,
    Icon,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    NgTemplateOutlet,
    Popover,
    RouterLink,
    Skeleton,
    TablePager,
    TableSearch,
    TableViews,
  ],
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
  host: { '(keydown.escape)': 'escape($event)' },
})
export class DataTable<Row extends TableRow> {
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #paging = inject(TablePaging);

  /** What the rows are, in the plural: names the table for screen readers and in the search field. */
  readonly label = input.required<string>();
  readonly source = input.required<ListSource<Row>>();
  readonly columns = input.required<readonly Column<Row>[]>();
  /** Where a row leads, as router commands; `null` for a row that leads nowhere. */
  readonly rowLink = input<(row: Row) => readonly unknown[] | null>();
  /** Entries of a row's menu; leave out what the actor may not do. */
  readonly rowActions = input<(row: Row) => readonly RowAction[]>();
  /** Whether rows without a link of their own react to a click and Enter: listen to `opened`. */
  readonly openable = input(false, { transform: booleanAttribute });
  /** A row was opened by click or Enter, and has no link. */
  readonly opened = output<Row>();

  protected readonly bulk = contentChild<BulkActions<Row>>(BulkActions);
  private readonly cells = contentChildren<Cell<Row>>(Cell);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.key(), cell.template])));
  protected readonly layout = columnLayout(this.source, this.columns);
  protected readonly shownKeys = computed(() => this.layout.visible().map(({ key }) => key));
  protected readonly widths = new ColumnWidths(computed(() => this.source().key));
  protected readonly gestures = new HeaderGestures(this.layout, this.widths);
  protected readonly continuous = computed(() => this.#paging.way() === 'continuous');
  readonly #parts = { host: this.#host, scroller: () => this.scroller().nativeElement };
  protected readonly rows = new TableRows(this.source, this.continuous, this.#parts, inject(Injector));
  protected readonly selection = new TableSelection<Row>(this.source, this.rows, this.continuous);
  protected readonly bulkContext = computed<BulkContext<Row>>(() => ({
    $implicit: this.selection.rowsChosen(),
    drop: (rows) => this.selection.remove(rows),
    clear: () => this.selection.clear(),
  }));
  protected readonly inView = computed(() => {
    const { start, end } = this.rows.window.inView();
    return this.continuous() ? { first: start + 1, last: end } : null;
  });
  protected readonly narrowed = computed(() => isNarrowed(this.source().state()));
  protected readonly opens = computed(() => this.openable() || this.rowLink() !== undefined);
  /** A problem while older rows are still shown. */
  protected readonly staleProblem = computed(() => {
    if (this.source().rows().length === 0) return null;
    return this.source().problem() ?? (this.continuous() ? this.rows.window.problem() : null);
  });

  protected readonly scrolledAside = signal(false);
  protected readonly selectPageLabel = $localize`Select all rows of this page`;
  protected readonly selectAllLabel = $localize`Select all rows`;
  protected readonly sortHint = $localize`Sort; with Shift, sort by several columns`;
  protected readonly exportFormats: readonly { value: ExportFormat; label: string }[] = [
    { value: 'csv', label: $localize`CSV` },
    { value: 'xlsx', label: $localize`Excel (XLSX)` },
    { value: 'json', label: $localize`JSON` },
  ];

  protected readonly number = formatNumber;
  protected readonly sortFieldOf = sortField;

  constructor() {
    // A menu whose last action is done, selected rows that are let go of, a row that is deleted.
    keepFocus(
      (place) =>
        // A filter that is taken away.
        place.closest('app-filter-bar')?.querySelector<HTMLElement>('[data-add-filter]') ??
        this.rows.element(this.rows.active()) ??
        this.scroller().nativeElement,
    );
    holdColumns(this.#parts, this.rows, this.widths, this.layout, this.continuous);
  }

  protected message(problem: Problem): string {
    return problemMessage(problem);
  }

  protected textOf(row: Row, column: Column<Row>): string {
    const value = column.value ? column.value(row) : Object.entries(row).find(([key]) => key === column.key)?.[1];
    if (value === null || value === undefined || value === '') return '–';
    return typeof value === 'number' ? formatNumber(value) : String(value);
  }

  protected sortKey(field: string): SortKey | undefined {
    return this.source()
      .state()
      .sort.find((key) => key.field === field);
  }

  /** Which of several columns that are shown and sort it is, from 1; 0 where there is one. */
  protected sortPlace(key: SortKey): number {
    const fields = new Set(this.layout.visible().map(sortField));
    const shown = this.source()
      .state()
      .sort.filter(({ field }) => fields.has(field));
    return shown.length > 1 ? shown.indexOf(key) + 1 : 0;
  }

  protected ariaSort(column: Column<Row>): string | null {
    const field = sortField(column);
    const key = field === null ? undefined : this.sortKey(field);
    return key ? (key.descending ? 'descending' : 'ascending') : null;
  }

  protected sort(field: string, event: MouseEvent): void {
    if (this.gestures.tookClick()) return;
    this.source().choose({ sort: toggleSort(this.source().state().sort, field, event.shiftKey) });
  }

  protected turnPage(changes: Partial<ListState>): void {
    this.source().choose(changes);
    this.rows.begin();
  }

  protected barWidth(index: number): string {
    return barWidths[index % barWidths.length] ?? '60%';
  }

  protected scrolled(): void {
    this.scrolledAside.set(this.scroller().nativeElement.scrollLeft !== 0);
    this.rows.scrolled();
  }

  protected retry(): void {
    this.source().reload();
    this.rows.window.retry();
  }

  protected resize({ column, by }: ColumnResize): void {
    const header = this.#host.querySelector<HTMLElement>(`th[data-column="${column}"]`);
    if (header) this.widths.step(column, header.offsetWidth, by);
  }

  protected resetColumns(): void {
    this.widths.reset();
    this.layout.reset();
  }

  protected escape(event: Event): void {
    // Escape in the search field empties that first.
    const searches = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (searches || this.selection.rowsChosen().length === 0) return;
    event.preventDefault();
    this.selection.clear();
  }

  protected widen(): void {
    this.source().choose({ q: '', filters: {} });
  }

  protected linkOf(row: Row): readonly unknown[] | null {
    return this.rowLink()?.(row) ?? null;
  }

  protected actionsOf(row: Row): readonly RowAction[] {
    return this.rowActions()?.(row) ?? [];
  }

  protected selectLabel(row: Row): string {
    return $localize`Select ${this.#nameOf(row)}:name:`;
  }

  protected menuLabel(row: Row): string {
    return $localize`Actions for ${this.#nameOf(row)}:name:`;
  }

  protected openByClick(row: Row, index: number, event: MouseEvent): void {
    const onControl =
      event.target instanceof Element && event.target.closest('a, button, input, label, select') !== null;
    if (onControl) return;
    if (event.shiftKey && this.bulk()) {
      getSelection()?.removeAllRanges();
      this.selection.extendTo(index);
    } else if ((getSelection()?.toString() ?? '') === '') {
      this.#open(row, event.ctrlKey || event.metaKey);
    }
  }

  protected moveByKey(event: KeyboardEvent): void {
    const onRow = event.target instanceof HTMLTableRowElement;
    const active = this.rows.active();
    const target = rowTarget(event.key, active, this.rows.count(), this.rows.window.rowsOfView());
    const row = this.rows.at(active);
    if (target !== null) {
      event.preventDefault();
      if (event.shiftKey && this.bulk()) this.selection.extendTo(target, active);
      else this.selection.endRange();
      this.rows.focus(target);
    } else if (onRow && row && event.key === 'Enter') {
      this.#open(row, event.ctrlKey || event.metaKey);
    } else if (onRow && row && event.key === ' ' && this.bulk()) {
      event.preventDefault();
      this.selection.toggle(row, active);
    } else if (onRow && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      event.preventDefault();
      event.target.querySelector<HTMLElement>('[data-row-menu]')?.click();
    }
  }

  #open(row: Row, inNewTab: boolean): void {
    const link = this.linkOf(row);
    if (link === null) {
      if (this.openable()) this.opened.emit(row);
    } else if (inNewTab) {
      open(this.#router.serializeUrl(this.#router.createUrlTree(link)), '_blank');
    } else {
      void this.#router.navigate(link);
    }
  }

  #nameOf(row: Row): string {
    const first = this.columns()[0];
    return first ? this.textOf(row, first) : String(row.id);
  }
}
