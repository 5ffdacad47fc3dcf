import { Component, computed, input, signal } from '@angular/core';

import type { LicenseTermPeriodResponse } from '../../api/model';
import { formatDate, formatMoney, formatNumber } from '../../core/format';
import { licenseTermWords } from '../../core/words';
import { licenseCountText } from '../../core/counts';
import { passedShare } from './license-terms.rules';
import { today } from './today';

/**
 * The terms of a license one below the other, the last one first: when each began and ended, how many licenses it had, what
 * it cost, and who opened it. Of the present one, how much of it has passed.
 *
 * @example
 * ```html
 * <app-license-terms [terms]="terms" />
 * ```
 */
@Component({
  selector: 'app-license-terms',
  template: `
    <ol aria-label="Terms" i18n-aria-label="periods of a license|">
      @for (term of shown(); track term.number) {
        <li [class]="term.state.toLowerCase()">
          <span class="days">
            <strong>{{ term.from }} – {{ term.to }}</strong>
            <span class="badge" [class.badge-accent]="term.state === 'CURRENT'">{{ words[term.state] }}</span>
          </span>
          <span class="muted">{{ term.facts }}</span>
          @if (term.passed !== null) {
            <span
              class="bar"
              role="progressbar"
              aria-label="Passed of the term"
              i18n-aria-label
              aria-valuemin="0"
              aria-valuemax="100"
              [attr.aria-valuenow]="term.passed"
            >
              <span [style.width.%]="term.passed"></span>
            </span>
          }
        </li>
      }
    </ol>
    @if (terms().length > few) {
      <button type="button" class="button button-small button-quiet" [attr.aria-expanded]="all()" (click)="toggle()">
        {{ toggleLabel() }}
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--space-4);
    }
    ol {
      display: flex;
      flex-direction: column;
    }
    li {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 4fr);
      gap: 2px var(--space-4);
      padding: 8px 0 8px 20px;
      border-top: 1px solid var(--border);
    }
    li::before {
      position: absolute;
      top: 14px;
      left: 2px;
      width: 9px;
      height: 9px;
      border: 2px solid var(--text-muted);
      border-radius: 50%;
      content: '';
    }
    li.current::before {
      border-color: var(--accent);
      background: var(--accent);
    }
    li.next::before {
      border-color: var(--border-strong);
    }
    .days {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
    }
    strong {
      font-weight: 500;
    }
    .bar {
      grid-column: 1 / -1;
      height: 4px;
      margin-top: 4px;
      border-radius: 2px;
      background: var(--surface-tint);
      overflow: hidden;
    }
    .bar span {
      display: block;
      height: 100%;
      background: var(--accent);
    }
    @media (width <= 600px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class LicenseTerms {
  /** The last one first. */
  readonly terms = input.required<readonly LicenseTermPeriodResponse[]>();

  /** So many are shown while nobody asks for all. */
  protected readonly few = 4;
  protected readonly words = licenseTermWords;
  protected readonly all = signal(false);
  protected readonly shown = computed(() => {
    const now = today();
    const terms = this.all() ? this.terms() : this.terms().slice(0, this.few);
    return terms.map((term) => ({
      ...term,
      from: formatDate(term.startsOn),
      to: term.endsOn === null ? $localize`no end` : formatDate(term.endsOn),
      facts: factsOf(term),
      passed: term.state === 'CURRENT' ? passedShare(term, now) : null,
    }));
  });
  protected readonly toggleLabel = computed(() =>
    this.all() ? $localize`Show fewer terms` : $localize`Show all ${formatNumber(this.terms().length)}:count: terms`,
  );

  protected toggle(): void {
    this.all.update((all) => !all);
  }
}

function factsOf({ quantity, cost, currency, automatic, renewedOn, by, state }: LicenseTermPeriodResponse): string {
  const opened =
    state === 'NEXT' && automatic
      ? $localize`opens by itself`
      : renewedOn === null
        ? null
        : automatic
          ? $localize`renewed by itself`
          : by
            ? $localize`renewed by ${by}:name:`
            : $localize`renewed by hand`;
  const counted = quantity === null ? null : licenseCountText(quantity);
  return [counted, cost === null ? null : formatMoney(cost, currency), opened]
    .filter((fact) => fact !== null)
    .join(' · ');
}
