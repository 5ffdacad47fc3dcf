import { Component, ElementRef, computed, input, signal, viewChild } from '@angular/core';

import { formatCompact, formatDate, formatNumber } from '../../core/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { changes, dayAt, namedDays, share, stepArea, stepPath, ticks } from './step-chart.rules';

/** Usage and quantity at the end of a day. */
export interface UsageDay {
  /** Calendar date. */
  readonly date: string;
  readonly usage: number;
  readonly quantity: number;
}

const mostNamedDays = 4;
/** So many rows of the table are shown: the last ones. */
const mostRows = 200;

/**
 * Usage by day as an area, with the quantity as a line of steps above or below it. The pointer, or the arrow keys, tell
 * the figures of a day; the days on which something changed stand in a table behind it.
 *
 * @example
 * ```html
 * <app-usage-chart [days]="days()" label="Usage of Acrobat Pro" />
 * ```
 */
@Component({
  selector: 'app-usage-chart',
  imports: [ChartFrame],
  template: `
    <app-chart-frame [label]="label()" [table]="table()">
      <span chartLegend aria-hidden="true"><i class="usage-mark"></i><ng-container i18n>In use</ng-container></span>
      @if (showQuantity()) {
        <span chartLegend aria-hidden="true"
          ><i class="quantity-mark"></i><ng-container i18n>Purchased</ng-container></span
        >
      }
      <div class="frame">
        <div class="axis" aria-hidden="true">
          @for (tick of axis(); track tick) {
            <span [style.bottom.%]="(tick / highest()) * 100">{{ compact(tick) }}</span>
          }
        </div>
        <div
          #plot
          class="plot"
          role="slider"
          tabindex="0"
          aria-valuemin="0"
          [attr.aria-label]="label()"
          [attr.aria-valuemax]="days().length - 1"
          [attr.aria-valuenow]="index()"
          [attr.aria-valuetext]="text()"
          (pointermove)="point($event)"
          (pointerdown)="point($event)"
          (pointerleave)="leave()"
          (blur)="leave()"
          (keydown)="step($event)"
        >
          @for (tick of axis(); track tick) {
            <div class="line" [style.bottom.%]="(tick / highest()) * 100"></div>
          }
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <path class="area" [attr.d]="area()" />
            <path class="usage" [attr.d]="usageLine()" />
            @if (showQuantity()) {
              <path class="quantity" [attr.d]="quantityLine()" />
            }
          </svg>
          @if (shown(); as day) {
            <div class="cursor" [style.left.%]="place() * 100"></div>
            <div class="tip" [class.before]="place() > 0.6" [style.left.%]="place() * 100" aria-hidden="true">
              <strong>{{ date(day.date) }}</strong>
              <span i18n>{{ number(day.usage) }} in use</span>
              @if (showQuantity()) {
                <span i18n>{{ number(day.quantity) }} purchased</span>
              }
            </div>
          }
        </div>
        <div class="days" aria-hidden="true">
          @for (day of named(); track day.date) {
            <span>{{ date(day.date) }}</span>
          }
        </div>
      </div>
    </app-chart-frame>
  `,
  styleUrl: './usage-chart.scss',
})
export class UsageChart {
  /** Every day, in order. */
  readonly days = input.required<readonly UsageDay[]>();
  /** Name for screen readers. */
  readonly label = input.required<string>();
  /** Whether the quantity is that of what is in use. */
  readonly showQuantity = input(true);

  protected readonly number = formatNumber;
  protected readonly compact = formatCompact;
  protected readonly date = formatDate;

  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  readonly #chosen = signal<number | null>(null);

  protected readonly axis = computed(() => {
    const figures = this.days().flatMap(({ usage, quantity }) => (this.showQuantity() ? [usage, quantity] : [usage]));
    // Ten years are too many arguments for Math.max(…).
    return ticks(figures.reduce((highest, figure) => Math.max(highest, figure), 0));
  });
  protected readonly highest = computed(() => this.axis().at(-1) ?? 1);
  readonly #usages = computed(() => this.days().map(({ usage }) => usage));
  protected readonly area = computed(() => stepArea(this.#usages(), this.highest()));
  protected readonly usageLine = computed(() => stepPath(this.#usages(), this.highest()));
  protected readonly quantityLine = computed(() =>
    stepPath(
      this.days().map(({ quantity }) => quantity),
      this.highest(),
    ),
  );
  protected readonly named = computed(() => {
    const days = this.days();
    return namedDays(days.length, mostNamedDays).flatMap((index) => days[index] ?? []);
  });
  /** The days of change, the last one first. */
  readonly #rows = computed(() =>
    changes(this.days(), (a, b) => a.usage === b.usage && (!this.showQuantity() || a.quantity === b.quantity))
      .slice(-mostRows)
      .reverse(),
  );

  protected readonly table = computed<ChartTable>(() => {
    const both = this.showQuantity();
    return {
      headings: [$localize`From`, $localize`In use`, ...(both ? [$localize`Purchased`] : [])],
      rows: this.#rows().map(({ date, usage, quantity }) => ({
        key: date,
        name: formatDate(date),
        figures: [formatNumber(usage), ...(both ? [formatNumber(quantity)] : [])],
      })),
    };
  });

  /** The day that the figures are told of; the last one while none is chosen. */
  protected readonly index = computed(() => Math.min(this.#chosen() ?? Infinity, this.days().length - 1));
  protected readonly shown = computed(() => (this.#chosen() === null ? null : (this.days()[this.index()] ?? null)));
  protected readonly place = computed(() => share(this.index() + 0.5, this.days().length));
  protected readonly text = computed(() => {
    const day = this.days()[this.index()];
    if (!day) return '';
    const [date, usage, quantity] = [formatDate(day.date), formatNumber(day.usage), formatNumber(day.quantity)];
    return this.showQuantity()
      ? $localize`${date}:date:: ${usage}:usage: in use, ${quantity}:quantity: purchased`
      : $localize`${date}:date:: ${usage}:usage: in use`;
  });

  protected point(event: PointerEvent): void {
    const { left, width } = this.plot().nativeElement.getBoundingClientRect();
    this.#chosen.set(dayAt((event.clientX - left) / width, this.days().length));
  }

  protected leave(): void {
    this.#chosen.set(null);
  }

  protected step(event: KeyboardEvent): void {
    const last = this.days().length - 1;
    const targets: Partial<Record<string, number>> = {
      ArrowLeft: this.index() - 1,
      ArrowDown: this.index() - 1,
      ArrowRight: this.index() + 1,
      ArrowUp: this.index() + 1,
      PageUp: this.index() - 30,
      PageDown: this.index() + 30,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#chosen.set(Math.min(last, Math.max(0, target)));
  }
}
