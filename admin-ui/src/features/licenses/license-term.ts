import { Component, computed, input } from '@angular/core';

import type { LicenseResponse } from '../../api/model';
import { formatDate, formatNumber } from '../../core/format';
import { daysFromTodayText } from './license-status.rules';
import type { KnownTerms } from './license-terms.rules';
import { type TermMark, type TermMarkKind, type TermPartKind, termTimeline } from './term-timeline.rules';
import { today } from './today';

const markClasses: Readonly<Record<TermMarkKind, string>> = {
  PURCHASED: 'purchased',
  NOTICE: 'notice-day',
  TODAY: 'now',
  EXPIRES: 'expires',
  NEXT_TERM_ENDS: 'next-end',
};

const partClasses: Readonly<Record<TermPartKind, string>> = {
  EARLIER: 'earlier',
  PASSED: 'passed',
  LEFT: 'left',
  NEXT: 'next',
  EXPIRED: 'expired',
  BEFORE: 'before',
};

/**
 * The term of a license as a line: when it was purchased, where today is, when somebody is told, when it expires, and the
 * term that follows by itself. The days stand below it once more, in words, each beside the shape that it has on the line.
 *
 * @example
 * ```html
 * <app-license-term [license]="license" />
 * ```
 */
@Component({
  selector: 'app-license-term',
  template: `
    <div class="line" aria-hidden="true">
      @for (mark of drawn(); track $index) {
        @if (mark.kind === 'TODAY') {
          <span class="here" [style.left.%]="mark.place * 100" [style.translate]="-mark.place * 100 + '%'" i18n
            >Today</span
          >
        }
      }
      <div class="bar" [class.open]="timeline().open">
        @for (part of timeline().parts; track part.kind) {
          <span
            [class]="'part ' + classes[part.kind]"
            [style.left.%]="part.from * 100"
            [style.width.%]="(part.to - part.from) * 100"
          ></span>
        }
        @for (mark of drawn(); track $index) {
          <span [class]="'mark ' + mark.shape" [style.left.%]="mark.place * 100"></span>
        }
      </div>
    </div>
    <ol aria-label="Term" i18n-aria-label>
      @for (mark of drawn(); track $index) {
        <li [class.today]="mark.kind === 'TODAY'">
          <span class="key" aria-hidden="true"><span [class]="'mark ' + mark.shape"></span></span>
          <span class="day">
            <span class="label">{{ mark.label }}</span>
            <strong>{{ mark.day }}</strong>
            @if (mark.distance) {
              <span class="muted small">{{ mark.distance }}</span>
            }
          </span>
        </li>
      }
      @if (timeline().open) {
        <li>
          <span class="key" aria-hidden="true"></span>
          <span class="day">
            <span class="label" i18n>Expires</span>
            <strong i18n>Never</strong>
          </span>
        </li>
      }
    </ol>
  `,
  styleUrl: './license-term.scss',
})
export class LicenseTerm {
  readonly license = input.required<LicenseResponse>();
  /** Its terms, once they are read. */
  readonly known = input<KnownTerms | null>(null);

  protected readonly classes = partClasses;
  protected readonly timeline = computed(() => termTimeline(this.license(), today(), this.known()));
  protected readonly drawn = computed(() =>
    this.timeline().marks.map((mark) => ({
      ...mark,
      shape: markClasses[mark.kind],
      label: this.#labelOf(mark),
      day: formatDate(mark.date),
      distance: mark.kind === 'TODAY' ? '' : daysFromTodayText(mark.days),
    })),
  );

  #labelOf({ kind, days, noticeDays = 0 }: TermMark): string {
    const { autoRenew } = this.license().term;
    switch (kind) {
      case 'PURCHASED':
        return days > 0 ? $localize`Begins` : $localize`Purchased`;
      case 'TODAY':
        return $localize`Today`;
      case 'NOTICE':
        return $localize`${formatNumber(noticeDays)}:count:-day notice`;
      case 'EXPIRES':
        return days < 0 ? $localize`Expired` : autoRenew ? $localize`Renews itself` : $localize`Expires`;
      case 'NEXT_TERM_ENDS':
        return $localize`Next term ends`;
    }
  }
}
