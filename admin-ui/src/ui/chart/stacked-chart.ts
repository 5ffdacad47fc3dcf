import { Component, computed, input, signal } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

import { formatCompact, nothing } from '../../core/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { share, ticks } from './step-chart.rules';

/** What one colour stands for. */
export interface Series {
  readonly key: string;
  readonly name: string;
  /** All of it, exactly. */
  readonly text: string;
}

/** One bar: as much of each series as it has, in their order, and where all of it is listed. */
export interface StackedBar {
  readonly key: string;
  /** Below the bar. */
  readonly label: string;
  /** What it is of, in full. */
  readonly name: string;
  /** All of it, exactly. */
  readonly text: string;
  /** By the order of the series; the texts are exact. */
  readonly parts: readonly { readonly value: number; readonly text: string }[];
  readonly link: readonly unknown[];
  readonly params: Params;
}

/**
 * Figures side by side, each made of the same few parts. Each bar leads to the list that it is the sum of. At most four
 * series can be told apart: the last one is the rest.
 *
 * @example
 * ```html
 * <app-stacked-chart label="Spend by month" [series]="series()" [bars]="bars()" />
 * ```
 */
@Component({
  selector: 'app-stacked-chart',
  imports: [ChartFrame, RouterLink],
  template: `
    <app-chart-frame [label]="label()" [table]="table()">
      <ng-container chartLegend>
        @for (each of series(); track each.key) {
          <span class="entry" aria-hidden="true"><i [class]="'mark series-' + $index"></i>{{ each.name }}</span>
        }
      </ng-container>
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
            <a
              [routerLink]="bar.link"
              [queryParams]="bar.params"
              [attr.aria-label]="textOf(bar)"
              (pointerenter)="pointed.set(bar.key)"
              (pointerleave)="pointed.set(null)"
              (focus)="pointed.set(bar.key)"
              (blur)="pointed.set(null)"
            >
              @for (part of bar.parts; track $index) {
                @if (part.value > 0) {
                  <span [class]="'part series-' + $index" [style.height.%]="(part.value / highest()) * 100"></span>
                }
              }
            </a>
          }
          @if (shown(); as tip) {
            <div class="tip" [class.before]="tip.place > 0.5" [style.left.%]="tip.place * 100" aria-hidden="true">
              <strong>{{ tip.bar.name }}: {{ tip.bar.text }}</strong>
              @for (part of tip.bar.parts; track $index) {
                @if (part.value !== 0) {
                  <span class="told">
                    <span><i [class]="'mark series-' + $index"></i> {{ series()[$index]?.name }}</span>
                    <span>{{ part.text }}</span>
                  </span>
                }
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
  styleUrls: ['./usage-chart.scss', './stacked-chart.scss'],
})
export class StackedChart {
  /** Name for screen readers. */
  readonly label = input.required<string>();
  readonly series = input.required<readonly Series[]>();
  /** In order. */
  readonly bars = input.required<readonly StackedBar[]>();

  protected readonly compact = formatCompact;
  /** Key of the bar that the pointer or the focus is at. */
  protected readonly pointed = signal<string | null>(null);
  protected readonly shown = computed(() => {
    const index = this.bars().findIndex(({ key }) => key === this.pointed());
    const bar = this.bars()[index];
    return bar ? { bar, place: share(index + 0.5, this.bars().length) } : null;
  });
  protected readonly axis = computed(() =>
    ticks(
      Math.max(0, ...this.bars().map(({ parts }) => parts.reduce((sum, { value }) => sum + Math.max(0, value), 0))),
    ),
  );
  protected readonly highest = computed(() => this.axis().at(-1) ?? 1);
  protected readonly table = computed<ChartTable>(() => ({
    headings: [$localize`Month`, $localize`Total`, ...this.series().map(({ name }) => name)],
    rows: this.bars().map(({ key, name, parts, text }) => ({
      key,
      name,
      figures: [text, ...parts.map((part) => (part.value === 0 ? nothing : part.text))],
    })),
  }));

  protected textOf({ name, text, parts }: StackedBar): string {
    const told = parts.flatMap((part, index) =>
      part.value === 0 ? [] : [`${this.series()[index]?.name ?? ''} ${part.text}`],
    );
    return [`${name}: ${text}`, ...told].join(', ');
  }
}
