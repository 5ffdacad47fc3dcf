import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';

import { workList } from '../../api/work';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatNumber } from '../../core/format';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { Popover } from '../../ui/popover/popover';
import { BillingRun } from '../billing-invoices/billing-run';
import { type WorkLine, endedOf, isAmiss, isGoing, workLine } from './work-lines.rules';

/** What came of work that ended while this was open. */
interface Ends {
  /** What ended last, in words. */
  readonly told: string;
  /** Something did not go well, and nobody has looked yet. */
  readonly amiss: boolean;
}

/** What takes long: how much of it goes on, how far it is, and what came of it. The page that began it can be left. */
@Component({
  selector: 'app-work-panel',
  imports: [Icon, Popover],
  host: { '[class.idle]': 'going() === 0 && !ends().amiss' },
  template: `
    <button
      #popover="appPopover"
      type="button"
      class="button button-icon button-quiet trigger"
      [attr.aria-label]="label()"
      [appPopover]="list"
      appPopoverLabel="Background work"
      i18n-appPopoverLabel
      (click)="looked()"
    >
      <app-icon name="clock" />
      @if (ends().amiss) {
        <span class="count amiss" aria-hidden="true">!</span>
      } @else if (going() > 0) {
        <span class="count" aria-hidden="true">{{ going() }}</span>
      }
    </button>
    <span class="visually-hidden" aria-live="polite">{{ spoken() }}</span>
    <span class="visually-hidden" aria-live="polite">{{ ends().told }}</span>
    <ng-template #list>
      <div class="panel">
        <div class="head"><strong i18n>Background work</strong></div>
        <ul>
          @for (line of lines(); track line.key) {
            <li>
              <a [href]="line.path" (click)="open($event, line, popover)">
                <app-icon [name]="iconOf(line)" [class]="line.warning ? 'WARNING' : line.state" />
                <span class="what">
                  <span>{{ line.title }}</span>
                  @if (goes(line)) {
                    <progress max="100" [attr.value]="line.percent" [attr.aria-label]="line.title"></progress>
                  }
                  <span class="muted small">{{ line.detail }}</span>
                </span>
              </a>
            </li>
          } @empty {
            <li class="none muted" i18n>
              Nothing is running. Imports, exports and seat updates that take a while show here.
            </li>
          }
        </ul>
      </div>
    </ng-template>
  `,
  styleUrl: './work-panel.scss',
})
export class WorkPanel {
  readonly #router = inject(Router);
  readonly #run = inject(BillingRun);
  readonly #session = inject(Session);

  readonly #resource = apiResource(() => (this.#session.signedIn() ? workList() : undefined), {
    topics: ['license-imports', 'licenses', 'billing-exports'],
  });
  readonly #known = lastKnown(this.#resource);
  protected readonly lines = computed<readonly WorkLine[]>(() => [
    ...this.#billing(),
    ...(this.#known()?.items ?? []).map((item) => workLine(item)),
  ]);
  protected readonly going = computed(() => this.lines().filter((line) => isGoing(line)).length);
  protected readonly goes = isGoing;
  protected readonly spoken = computed(() => {
    const going = this.going();
    if (going === 0) return '';
    return going === 1
      ? $localize`Background work: 1 is running`
      : $localize`Background work: ${formatNumber(going)}:count: are running`;
  });
  protected readonly ends = linkedSignal<{ known: boolean; lines: readonly WorkLine[] }, Ends>({
    source: () => ({ known: this.#known() !== undefined, lines: this.lines() }),
    computation: ({ known, lines }, before) => {
      // What is not known any more, as after signing out, has not ended.
      if (!known || !before?.source.known) return { told: '', amiss: false };
      const ended = endedOf(before.source.lines, lines);
      if (ended.length === 0) return before.value;
      const told = ended.map(({ title, detail }) => $localize`${title}:title:: ${detail}:outcome:`).join(' ');
      return { told, amiss: before.value.amiss || ended.some(isAmiss) };
    },
  });
  protected readonly label = computed(() => {
    if (this.ends().amiss) return $localize`Background work: something failed`;
    return this.spoken() || $localize`Background work`;
  });

  protected iconOf({ state, warning }: WorkLine): IconName {
    if (warning) return 'alert';
    if (state === 'DONE') return 'check-circle';
    if (state === 'FAILED') return 'alert';
    return state === 'CANCELLED' ? 'close' : 'clock';
  }

  protected looked(): void {
    this.ends.set({ told: '', amiss: false });
  }

  protected async open(event: MouseEvent, { path }: WorkLine, popover: Popover): Promise<void> {
    // A click that asks for another tab or window is the browser's.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    popover.close(false);
    await this.#router.navigateByUrl(path);
  }

  /** A run of billing is known in the tab that began it: the server answers when it is over. */
  #billing(): readonly WorkLine[] {
    const progress = this.#run.progress();
    if (progress === null) return [];
    const { due, made, problem, result } = progress;
    const percent = due === null || due === 0 ? null : Math.min(100, Math.floor((made * 100) / due));
    const state = problem === null ? (result === null ? 'RUNNING' : 'DONE') : 'FAILED';
    const detail = problem ?? $localize`Invoices made: ${formatNumber(made)}:count:`;
    return [
      {
        key: 'billing',
        title: $localize`Billing run`,
        detail,
        state,
        warning: false,
        percent,
        path: '/billing/invoices',
      },
    ];
  }
}
