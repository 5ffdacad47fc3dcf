import { Component, computed, input, output, signal } from '@angular/core';

import { formatCompact } from '../../core/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { share, ticks } from './step-chart.rules';

/** One bar: a figure, and another one that stands on it. */
export interface Bar {
  readonly key: string;
  /** Below the bar. */
  readonly label: string;
  /** What it is of, in full. */
  readonly name: string;
  /** How high it is; the texts are exact. */
  readonly value: number;
  readonly other: number;
  readonly valueText: string;
  readonly otherText: string;
  /** What the figures leave out. */
  readonly note?: string;
}

/**
 * Figures side by side, as the months of a year. Each bar is a button that chooses it; all figures stand in a table behind.
 *
 * @example
 * ```html
 * <app-bar-chart label="Cost by month" valueLabel="Renews" otherLabel="Expires" [bars]="bars" (chosen)="show($event)" />
 * ```
 */
@Component({
  selector: 'app-bar-chart',
  imports: [ChartFrame],
  template: `
    <app-chart-frame [label]="label()" [table]="table()">
      <span chartLegend aria-hidden="true"><i class="value-mark"></i>{{ valueLabel() }}</span>
      @if (hasOther()) {
        <span chartLegend aria-hidden="true"><i class="other-mark"></i>{{ otherLabel() }}</span>
      }
      <div class="frame">
        <div class="axis" aria-hidden="true">
          @for (tick of axis(); track tick) {
            <span [style.bottom.%]="(tick / highest()) * 100">{{ compact(tick) }}</span>
          }
        </div>
        <div class="plot" role="group" [attr.aria-label]="label()">
          @for (tick of axis(); track tick) {
            <div class="line" aria-hidden="true" [style.bottom.%]="(tick / highest()) * 100"></div>
          }
          @for (bar of bars(); track bar.key) {
            <button
              type="button"
              [attr.aria-label]="textOf(bar)"
              [attr.aria-pressed]="bar.key === selected()"
              (click)="chosen.emit(bar.key)"
              (pointerenter)="pointed.set(bar.key)"
              (pointerleave)="pointed.set(null)"
              (focus)="pointed.set(bar.key)"
              (blur)="pointed.set(null)"
            >
              <span class="value" [style.height.%]="(bar.value / highest()) * 100"></span>
              <span class="other" [style.height.%]="(bar.other / highest()) * 100"></span>
            </button>
          }
          @if (shown(); as tip) {
            <div class="tip" [class.before]="tip.place > 0.5" [style.left.%]="tip.place * 100" aria-hidden="true">
              <strong>{{ tip.bar.name }}</strong>
              <span>{{ valueLabel() }}: {{ tip.bar.valueText }}</span>
              @if (tip.bar.other > 0) {
                <span>{{ otherLabel() }}: {{ tip.bar.otherText }}</span>
              }
              @if (tip.bar.note; as note) {
                <span>{{ note }}</span>
              }
            </div>
          }
        </div>
        <div class="names" aria-hidden="true">
          @for (bar of bars(); track bar.key) {
            <span>{{ bar.label }}</span>
          }
        </div>
      </div>
    </app-chart-frame>
  `,
  styleUrls: ['./usage-chart.scss', './bar-chart.scss'],
})
export class BarChart {
  /** In order. */
  readonly bars = input.required<readonly Bar[]>();
  /** Name for screen readers. */
  readonly label = input.required<string>();
  readonly valueLabel = input.required<string>();
  readonly otherLabel = input.required<string>();
  /** Key of the bar that is chosen. */
  readonly selected = input<string | null>(null);
  /** Key of a bar that somebody chose. */
  readonly chosen = output<string>();

  protected readonly compact = formatCompact;
  /** Key of the bar that the pointer or the focus is at. */
  protected readonly pointed = signal<string | null>(null);
  protected readonly shown = computed(() => {
    const index = this.bars().findIndex(({ key }) => key === this.pointed());
    const bar = this.bars()[index];
    return bar ? { bar, place: share(index + 0.5, this.bars().length) } : null;
  });
  protected readonly hasOther = computed(() => this.bars().some(({ other }) => other > 0));
  protected readonly axis = computed(() => ticks(Math.max(0, ...this.bars().map(({ value, other }) => value + other))));
  protected readonly highest = computed(() => this.axis().at(-1) ?? 1);

  protected readonly table = computed<ChartTable>(() => {
    const both = this.hasOther();
    return {
      headings: [$localize`Month`, this.valueLabel(), ...(both ? [this.otherLabel()] : [])],
      rows: this.bars().map(({ key, name, note, valueText, otherText }) => ({
        key,
        name,
        figures: [valueText, ...(both ? [otherText] : [])],
        ...(note === undefined ? {} : { note }),
      })),
    };
  });

  protected textOf({ name, valueText, other, otherText, note }: Bar): string {
    return [
      `${name}: ${this.valueLabel()} ${valueText}`,
      ...(other > 0 ? [`${this.otherLabel()} ${otherText}`] : []),
      ...(note === undefined ? [] : [note]),
    ].join(', ');
  }
}
