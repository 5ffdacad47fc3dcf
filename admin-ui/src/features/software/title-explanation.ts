import { Component, computed } from '@angular/core';

import { titlesGet } from '../../api/titles';
import { apiResource } from '../../core/api/api-resource';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { matchedByWords, platformWords, productText } from './software-words';

/** Why a title stands for its product: what decided, and each step on the way. */
@Component({
  selector: 'app-title-explanation',
  imports: [DialogFrame, Icon, KeyValue, KeyValues, ResourceState],
  template: `
    <app-dialog heading="Why this product?" i18n-heading size="medium" [submits]="false" [submit]="submit">
      <div class="frame">
        @if (title.hasValue()) {
          @let shown = title.value();
          <app-key-values>
            <app-key-value label="Title" i18n-label
              ><strong>{{ shown.name }}</strong></app-key-value
            >
            <app-key-value label="Publisher" i18n-label>{{ shown.publisher ?? '–' }}</app-key-value>
            <app-key-value label="Reported by" i18n-label>
              {{ platformWords[shown.platform] }}
              @if (shown.source) {
                <span class="muted">({{ shown.source }})</span>
              }
            </app-key-value>
            <app-key-value label="Stands for" i18n-label
              ><strong>{{ productText(shown.product) }}</strong></app-key-value
            >
            <app-key-value label="Decided by" i18n-label>
              {{ matchedByWords[shown.matchedBy] }}
              @if (shown.matchedBy === 'CATALOG') {
                <span class="mono muted">{{ shown.matchedById }}</span>
              }
            </app-key-value>
          </app-key-values>
          <h3 i18n>Step by step</h3>
          <ol>
            @for (step of shown.steps; track $index) {
              <li>
                <p>{{ step.note }}</p>
                @if (step.before !== step.after) {
                  <p class="change">
                    <span class="mono before">{{ step.before }}</span>
                    <span class="to">
                      <app-icon name="arrow-right" [size]="14" />
                      <span class="mono after">{{ step.after }}</span>
                    </span>
                  </p>
                }
              </li>
            } @empty {
              <li class="muted" i18n>The name was taken as it is.</li>
            }
          </ol>
          @if (otherAnswer(); as other) {
            <p class="notice">
              <app-icon name="info" />
              <span i18n>Without the mapping by hand it would stand for {{ other }}.</span>
            </p>
          }
        } @else {
          <app-resource-state [resource]="title" />
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .frame {
      min-height: 320px;
    }
    h3 {
      margin: var(--space-5) 0 8px;
    }
    ol {
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding-inline-start: 22px;
      list-style: decimal;
    }
    li::marker {
      color: var(--text-faint);
    }
    .change {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }
    // The arrow goes with what it leads to.
    .to {
      display: flex;
      gap: 8px;
      min-width: 0;
    }
    .to app-icon {
      flex: none;
      margin-top: 3px;
    }
    .after {
      color: var(--text);
    }
    .notice {
      margin-top: var(--space-4);
    }
  `,
})
export class TitleExplanation implements DialogContent {
  readonly data = dialogData<{ readonly id: number }>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly title = apiResource(() => titlesGet(this.data.id));
  protected readonly matchedByWords = matchedByWords;
  protected readonly platformWords = platformWords;
  protected readonly productText = productText;
  /** What the rules say about a title that was mapped by hand. */
  protected readonly otherAnswer = computed(() => {
    if (!this.title.hasValue() || this.title.value().matchedBy !== 'MANUAL') return null;
    return productText(this.title.value().answer.product);
  });
}
