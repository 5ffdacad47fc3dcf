import { Component, computed, debounced, input } from '@angular/core';

import type { CreateSoftwareRuleRequest, SoftwareRulePreviewResponse } from '../../api/model';
import { softwareRulesPreview } from '../../api/software-rules';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { formatNumber } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Icon } from '../../ui/icon/icon';
import { productText } from './software-words';

const previewPauseMilliseconds = 350;

/** What saving a rule would move, while it is written. */
@Component({
  selector: 'app-rule-preview',
  imports: [Icon],
  template: `
    <h3 i18n>What would change</h3>
    @if (request() === null) {
      <p class="muted" i18n>Give a pattern and a product to see which titles it moves.</p>
    } @else if (failure(); as text) {
      <div class="notice notice-danger">
        <app-icon name="alert" /> <span>{{ text }}</span>
      </div>
    } @else if (shown(); as preview) {
      <p aria-live="polite" [class.stale]="stale()">{{ figures() }}</p>
      <ul [class.stale]="stale()">
        @for (moved of preview.sample; track moved.title.id) {
          <li>
            <span class="title">{{ moved.title.name }}</span>
            <span class="muted small">
              {{ productText(moved.from) }} → <strong>{{ productText(moved.to) }}</strong>
            </span>
          </li>
        }
      </ul>
      @if (preview.movedTitles > preview.sample.length) {
        <p class="muted small" i18n>and {{ number(preview.movedTitles - preview.sample.length) }} more</p>
      }
    } @else {
      <p class="muted" i18n>Looking…</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      min-height: 240px;
    }
    .stale {
      opacity: 0.55;
    }
    li {
      display: flex;
      flex-direction: column;
      padding: 6px 0;
      border-bottom: 1px solid var(--border);
      overflow-wrap: anywhere;
    }
  `,
})
export class RulePreview {
  /** The rule as it would be sent; `null` while it is incomplete. */
  readonly request = input.required<CreateSoftwareRuleRequest | null>();
  /** The rule that is changed; `undefined` for a new one. */
  readonly ruleId = input<number>();

  readonly #paused = debounced(this.request, previewPauseMilliseconds);
  protected readonly preview = apiResource<SoftwareRulePreviewResponse>(() => {
    const request = this.#paused.hasValue() ? this.#paused.value() : null;
    return request ? softwareRulesPreview({ ...request, ruleId: this.ruleId() }) : undefined;
  });
  /** The last answer stays while the next one is on its way. */
  protected readonly shown = lastAnswer(this.preview);
  protected readonly stale = computed(
    () => this.preview.isLoading() || (this.#paused.hasValue() && this.#paused.value() !== this.request()),
  );
  protected readonly failure = computed(() => {
    const error = this.preview.error();
    return error === undefined ? null : problemMessage(Problem.of(error));
  });
  protected readonly figures = computed(() => {
    const preview = this.shown();
    if (!preview) return '';
    const matching = formatNumber(preview.matchingTitles);
    if (preview.matchingTitles === 0) return $localize`No title that was reported so far matches.`;
    if (preview.movedTitles === 0) return $localize`Matches ${matching}:titles: titles. None of them moves.`;
    const moved = formatNumber(preview.movedTitles);
    const devices = formatNumber(preview.movedDevices);
    return $localize`Matches ${matching}:titles: titles. ${moved}:moved: move to this product, on ${devices}:devices: devices.`;
  });
  protected readonly number = formatNumber;
  protected readonly productText = productText;
}
