import { Component, computed, debounced, effect, input, output } from '@angular/core';

import { deviceGroupsPreview } from '../../api/device-groups';
import type { DeviceGroupPreview } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { formatNumber } from '../../core/format';
import { type FieldProblem, Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Icon } from '../../ui/icon/icon';
import { isIncomplete, sameCriteria, writeCriteria } from './criteria.rules';
import type { CriteriaNode } from './criteria.types';

const previewPauseMilliseconds = 350;

/** How many devices criteria find, and the first of them, while they are edited. */
@Component({
  selector: 'app-criteria-preview',
  imports: [Icon],
  template: `
    <h3 i18n>Devices in the group now</h3>
    @if (incomplete()) {
      <p class="muted" i18n>Fill in every criterion to see which devices it finds.</p>
    } @else if (failure(); as text) {
      <div class="notice notice-danger">
        <app-icon name="alert" /> <span>{{ text }}</span>
      </div>
    } @else if (shown(); as preview) {
      <p class="count" aria-live="polite" [class.stale]="stale()">
        <strong>{{ number(preview.deviceCount) }}</strong>
        @if (preview.deviceCount === 1) {
          <ng-container i18n>device</ng-container>
        } @else {
          <ng-container i18n>devices</ng-container>
        }
      </p>
      <ul [class.stale]="stale()">
        @for (device of preview.sample; track device.id) {
          <li>
            <span>{{ device.name }}</span>
            <span class="muted small">{{ device.organization.name }} · {{ device.location.name }}</span>
          </li>
        }
      </ul>
      @if (preview.deviceCount > preview.sample.length) {
        <p class="muted small" i18n>and {{ number(preview.deviceCount - preview.sample.length) }} more</p>
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
      min-height: 300px;
    }
    .count {
      display: flex;
      gap: 6px;
      align-items: baseline;
    }
    .count strong {
      font-size: 24px;
      line-height: 30px;
    }
    .stale {
      opacity: 0.55;
    }
    li {
      display: flex;
      flex-direction: column;
      padding: 4px 0;
      border-bottom: 1px solid var(--border);
      overflow-wrap: anywhere;
    }
  `,
})
export class CriteriaPreview {
  readonly criteria = input.required<CriteriaNode>();
  /** What is wrong with the criteria, as the server sees it. */
  readonly problems = output<readonly FieldProblem[]>();

  protected readonly incomplete = computed(() => isIncomplete(this.criteria()));
  // Nodes are made anew with every key; what they ask for often is not.
  readonly #wanted = computed(() => (this.incomplete() ? null : writeCriteria(this.criteria())), {
    equal: sameCriteria,
  });
  readonly #paused = debounced(this.#wanted, previewPauseMilliseconds);
  readonly #asked = computed(() => (this.#paused.hasValue() ? this.#paused.value() : null), { equal: sameCriteria });

  protected readonly preview = apiResource<DeviceGroupPreview>(
    () => {
      const criteria = this.#asked();
      return criteria ? deviceGroupsPreview({ criteria }) : undefined;
    },
    { topics: ['devices', 'software'] },
  );
  /** The last answer stays while the next one is on its way. */
  protected readonly shown = lastAnswer(this.preview);
  protected readonly stale = computed(() => this.preview.isLoading() || !sameCriteria(this.#wanted(), this.#asked()));
  readonly #problem = computed(() => {
    const error = this.preview.error();
    return error === undefined ? null : Problem.of(error);
  });
  protected readonly failure = computed(() => {
    const problem = this.#problem();
    if (problem === null) return null;
    return problem.errors.length > 0
      ? $localize`One of the criteria is not accepted. It says why.`
      : problemMessage(problem);
  });
  protected readonly number = formatNumber;

  constructor() {
    effect(() => this.problems.emit(this.#problem()?.errors ?? []));
  }
}
