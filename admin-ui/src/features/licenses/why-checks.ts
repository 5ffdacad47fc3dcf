import { Component, computed, input } from '@angular/core';

import type { ExplanationFact } from '../../api/model';
import type { Words } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import { type Answer, type CheckKind, factText } from './why.rules';

const checkWords: Words<CheckKind> = {
  TYPE: $localize`Type`,
  STATUS: $localize`Status`,
  SCOPE: $localize`Scope`,
  PRODUCTS: $localize`Products`,
  DEVICE_GROUPS: $localize`Device groups`,
  SOFTWARE: $localize`Software condition`,
  ROLES: $localize`Roles`,
  EXCEPTION: $localize`Exception`,
};

/** The checks of an explanation, passed or failed, with the facts behind them and what to change. */
@Component({
  selector: 'app-why-checks',
  imports: [Icon],
  template: `
    <ol>
      @for (check of explanation().checks; track $index) {
        <li [class.failed]="!check.passed">
          <span class="mark"><app-icon [name]="check.passed ? 'check' : 'close'" /></span>
          <div class="body">
            <h3>
              {{ words[check.kind] }}
              <span class="outcome">
                @if (check.passed) {
                  <ng-container i18n>passed</ng-container>
                } @else {
                  <ng-container i18n>failed</ng-container>
                }
              </span>
            </h3>
            <p>{{ check.detail }}</p>
            @if (check.facts.length > 0) {
              <ul>
                @for (fact of check.facts; track fact.id) {
                  <li>
                    <app-icon [name]="fact.holds ? 'check' : 'minus'" [size]="14" />
                    <span>{{ fact.name }}</span>
                    <span class="muted small">{{ textOf(fact, check.kind) }}</span>
                  </li>
                }
              </ul>
            }
          </div>
        </li>
      }
    </ol>
    @if (advice().length > 0) {
      <div class="notice">
        <app-icon name="info" />
        <div>
          <h3 i18n>What to change</h3>
          @for (sentence of advice(); track $index) {
            <p>{{ sentence }}</p>
          }
        </div>
      </div>
    }
  `,
  styles: `
    ol {
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }
    ol > li {
      display: flex;
      gap: 10px;
      padding: 10px 12px;
    }
    ol > li + li {
      border-top: 1px solid var(--border);
    }
    .mark {
      display: grid;
      flex: none;
      place-items: center;
      width: 22px;
      height: 22px;
      border-radius: 50%;
      background: var(--good-soft);
      color: var(--good);
    }
    .failed .mark {
      background: var(--danger-soft);
      color: var(--danger);
    }
    .body {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .outcome {
      margin-inline-start: 4px;
      color: var(--good);
      font-weight: 400;
    }
    .failed .outcome {
      color: var(--danger);
    }
    ul {
      margin-top: 6px;
    }
    ul li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
    }
    ul app-icon {
      align-self: center;
      color: var(--text-muted);
    }
    .notice {
      margin-top: var(--space-3);
    }
  `,
})
export class WhyChecks {
  readonly explanation = input.required<Answer>();
  protected readonly words = checkWords;
  /** Who gets a seat needs no advice. */
  protected readonly advice = computed(() => (this.explanation().matched ? [] : this.explanation().advice));

  protected textOf(fact: ExplanationFact, kind: CheckKind): string {
    return factText(fact, kind);
  }
}
