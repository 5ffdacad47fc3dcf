import { Component, input, signal } from '@angular/core';

/** The figures of a chart as a table. */
export interface ChartTable {
  /** Of the columns: first what a row is of, then its figures. */
  readonly headings: readonly string[];
  readonly rows: readonly ChartTableRow[];
}

/** One row: what it is of, and its figures as texts. */
export interface ChartTableRow {
  readonly key: string;
  readonly name: string;
  /** What the figures leave out. */
  readonly note?: string;
  readonly figures: readonly string[];
}

/**
 * What all charts have in common: a name, what its colours mean, and the same figures as a table. The table takes the
 * place of the picture where somebody asks for it; a screen reader finds it in either case.
 *
 * Slots: `[chartLegend]`; the rest is the picture.
 *
 * @example
 * ```html
 * <app-chart-frame label="Cost by month" [table]="table()">
 *   <span chartLegend>…</span>
 *   <div class="plot">…</div>
 * </app-chart-frame>
 * ```
 */
@Component({
  selector: 'app-chart-frame',
  template: `
    <div class="body">
      <div class="picture" [class.covered]="asTable()"><ng-content /></div>
      <div
        [class]="asTable() ? 'table' : 'visually-hidden'"
        role="region"
        [attr.tabindex]="asTable() ? 0 : null"
        [attr.aria-label]="label()"
      >
        <table>
          <thead>
            <tr>
              @for (heading of table().headings; track $index) {
                <th scope="col" [class.figure]="!$first">{{ heading }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of table().rows; track row.key) {
              <tr>
                <th scope="row">
                  {{ row.name }}
                  @if (row.note; as note) {
                    <span class="note muted small">{{ note }}</span>
                  }
                </th>
                @for (figure of row.figures; track $index) {
                  <td class="figure">{{ figure }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </div>
    <div class="foot">
      <div class="legend"><ng-content select="[chartLegend]" /></div>
      <button type="button" class="button button-small button-quiet" (click)="asTable.set(!asTable())">
        @if (asTable()) {
          <ng-container i18n>Show as chart</ng-container>
        } @else {
          <ng-container i18n>Show as table</ng-container>
        }
      </button>
    </div>
  `,
  styleUrl: './chart-frame.scss',
})
export class ChartFrame {
  /** Name for screen readers. */
  readonly label = input.required<string>();
  readonly table = input.required<ChartTable>();

  protected readonly asTable = signal(false);
}
