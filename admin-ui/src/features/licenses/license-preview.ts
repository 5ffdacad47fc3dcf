import { Component, computed, debounced, effect, input, output, untracked } from '@angular/core';

import { licensesPreview } from '../../api/licenses';
import type { LicenseResponse, PreviewLicenseRequest, PreviewedHolder } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { formatNumber } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Icon } from '../../ui/icon/icon';
import { Popover } from '../../ui/popover/popover';
import type { LicenseForm } from './license-form.model';
import { holderWords } from './holder-words';
import { holderKindOf, kindLabel, kindOf, typeAndMode } from './license-kinds.rules';
import { customLine, manualPreview, previewLine, seatChange, seatChangeLines } from './license-preview.rules';
import { previewRequest } from './license-request.rules';
import { liveValue } from './live-value';
import { isInScope } from './scope.rules';

const typingPauseMilliseconds = 350;

/**
 * What saving the form would do to seats, in one line that follows what is typed, with the holders behind it. Where the type
 * or the scope of a license with seats is changed, it says at length what ends and what starts.
 */
@Component({
  selector: 'app-license-preview',
  imports: [Icon, Popover],
  host: { '[class]': 'tone()' },
  template: `
    <p aria-live="polite" [class.stale]="waiting()">
      @if (failure(); as text) {
        <app-icon name="info" /> <span>{{ text }}</span>
      } @else if (line(); as shown) {
        <app-icon [name]="shown.tone === 'danger' ? 'alert' : 'info'" />
        <span>
          {{ shown.text }}
          @if (sampleSize() > 0) {
            <button type="button" class="link" [appPopover]="holders" appPopoverLabel="Preview" i18n-appPopoverLabel>
              {{ showText() }}
            </button>
          }
        </span>
      } @else if (request() !== null) {
        <span class="muted" i18n>Working out the seats…</span>
      }
    </p>
    @for (warning of answer()?.warnings; track warning) {
      <p class="warning">
        <app-icon name="alert" /> <span>{{ warning }}</span>
      </p>
    }
    @if (change(); as shown) {
      <div class="notice notice-warning" role="status">
        <app-icon name="alert" />
        <div>
          <strong>{{ shown.heading }}</strong>
          @for (text of shown.lines; track $index) {
            <p>{{ text }}</p>
          }
        </div>
      </div>
    }
    <ng-template #holders>
      @if (answer(); as shown) {
        <div class="sample" tabindex="0" cdkFocusInitial>
          @if (shown.wouldAssign > 0) {
            <h2 i18n>Would get a seat</h2>
            <ul>
              @for (holder of shown.sample.assign; track holder.id) {
                <li>
                  {{ holder.name }} <span class="muted small">{{ holder.organization?.name }}</span>
                </li>
              }
            </ul>
            @if (more(shown.wouldAssign, shown.sample.assign); as rest) {
              <p class="muted small" i18n>and {{ rest }} more</p>
            }
          }
          @if (shown.wouldEnd > 0) {
            <h2 i18n>Would lose their seat</h2>
            <ul>
              @for (holder of shown.sample.end; track holder.id) {
                <li>
                  {{ holder.name }} <span class="muted small">{{ holder.organization?.name }}</span>
                </li>
              }
            </ul>
            @if (more(shown.wouldEnd, shown.sample.end); as rest) {
              <p class="muted small" i18n>and {{ rest }} more</p>
            }
          }
        </div>
      }
    </ng-template>
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      gap: 8px;
      min-height: 20px;
      transition: opacity var(--quick);
    }
    .stale {
      opacity: 0.75;
    }
    app-icon {
      margin-top: 2px;
      color: var(--text-muted);
    }
    .link {
      margin-inline-start: 4px;
    }
    .warning,
    .warning app-icon {
      color: var(--warning);
    }
    :host(.danger) span,
    :host(.danger) app-icon {
      color: var(--danger);
    }
    :host(.good) app-icon {
      color: var(--accent);
    }
    .notice {
      margin-top: 8px;
    }
    .notice p {
      min-height: 0;
    }
    .notice strong {
      font-weight: 500;
    }
    .sample {
      display: flex;
      flex-direction: column;
      gap: 4px;
      padding: 12px;
    }
    h2 {
      font-size: var(--text-size);
    }
    ul + p + h2,
    ul + h2 {
      margin-top: 8px;
    }
    li {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 16px;
    }
  `,
})
export class LicensePreview {
  readonly form = input.required<LicenseForm>();
  /** The license that is edited. */
  readonly saved = input<LicenseResponse | null>(null);

  readonly #value = liveValue(() => this.form());
  /** The same request is the same value: what is typed elsewhere in the form asks for nothing. */
  protected readonly request = computed(() => previewRequest(this.#value(), this.saved()), { equal: sameRequest });
  readonly #paused = debounced(this.request, typingPauseMilliseconds);
  readonly #asks = computed(() => this.request() !== null);
  readonly #preview = apiResource(() => {
    const request = this.#paused.value();
    return request && this.#asks() ? licensesPreview(request) : undefined;
  });

  /** The last answer, while the next one is on its way. */
  readonly #last = lastAnswer(this.#preview);
  protected readonly answer = computed(() => (this.request() === null ? null : (this.#last() ?? null)));
  protected readonly waiting = computed(
    () => this.request() !== null && (this.#preview.isLoading() || this.#paused.value() !== this.request()),
  );
  protected readonly line = computed(() => {
    const answer = this.answer();
    if (answer) return previewLine(answer, this.saved() !== null);
    if (this.request() !== null) return null;
    const { type, firstSeats, quantity, usage, scope } = this.#value();
    const holder = holderKindOf(typeAndMode(type).type);
    if (holder === null) return customLine(usage ?? 0, quantity ?? 0);
    if (this.saved() !== null || typeAndMode(type).assignmentMode === 'AUTOMATIC') return null;
    const picked = firstSeats[holder].filter((option) => isInScope(scope, holder, option));
    return previewLine(manualPreview(picked.length, quantity ?? 0), false);
  });
  readonly #change = computed(() => {
    const { type, scope } = this.#value();
    return seatChange(this.saved(), type, scope);
  });
  /** What a changed type or scope ends and starts. */
  protected readonly change = computed(() => {
    const [change, saved, answer] = [this.#change(), this.saved(), this.answer()];
    const before = saved && holderKindOf(saved.type);
    if (change === null || !saved || !before || !answer) return null;
    const { type } = this.#value();
    return {
      heading:
        change === 'TYPE'
          ? $localize`The type changes from ${kindLabel(kindOf(saved))}:before: to ${kindLabel(type)}:after:.`
          : $localize`The scope changes.`,
      lines: seatChangeLines(answer, before, holderKindOf(typeAndMode(type).type)),
    };
  });
  /** What the button that shows the sample is called. */
  protected readonly showText = computed(() => {
    const sample = this.answer()?.sample;
    const kinds = new Set([...(sample?.assign ?? []), ...(sample?.end ?? [])].map(({ kind }) => kind));
    const [kind] = kinds;
    return kind !== undefined && kinds.size === 1 ? holderWords[kind].show : $localize`Show who`;
  });
  protected readonly failure = computed(() => {
    const error = this.request() === null ? undefined : this.#preview.error();
    if (error === undefined) return null;
    const problem = Problem.of(error);
    return problem.errors.map(({ message }) => message).join(' ') || problemMessage(problem);
  });
  protected readonly tone = computed(() => (this.failure() === null ? (this.line()?.tone ?? 'calm') : 'calm'));
  protected readonly sampleSize = computed(() => {
    const sample = this.answer()?.sample;
    return sample ? sample.assign.length + sample.end.length : 0;
  });

  /** Whether a changed type or scope moves seats, and what it moves is still being worked out. */
  readonly untold = output<boolean>();

  constructor() {
    effect(() => {
      const untold = this.#change() !== null && this.waiting() && this.failure() === null;
      this.untold.emit(untold);
    });
    // What is wrong with a version range is told at its field, before anybody saves.
    effect(() => {
      const error = this.#preview.error();
      if (error === undefined || untracked(this.waiting)) return;
      for (const { field, message } of Problem.of(error).errors) {
        if (field.endsWith('.versionRange')) this.form().get(field)?.setErrors({ server: message });
      }
    });
  }

  /** How many holders the sample leaves out; empty when it names all. */
  protected more(count: number, sample: readonly PreviewedHolder[]): string {
    return count > sample.length ? formatNumber(count - sample.length) : '';
  }
}

function sameRequest(one: PreviewLicenseRequest | null, other: PreviewLicenseRequest | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
