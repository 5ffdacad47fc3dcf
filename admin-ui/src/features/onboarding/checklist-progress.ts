import { Component, computed, input } from '@angular/core';

import { formatNumber } from '../../core/format';

/** How many steps are done, as a short bar and in figures. */
@Component({
  selector: 'app-checklist-progress',
  template: `
    <span class="track" aria-hidden="true"><span class="fill" [style.width.%]="share()"></span></span>
    <span class="figures">{{ text() }}</span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      min-width: 0;
    }
    .track {
      flex: 0 1 120px;
      height: 5px;
      border-radius: 3px;
      background: var(--border);
      overflow: hidden;
    }
    .fill {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--good);
      transition: width var(--quick);
    }
    .figures {
      color: var(--text-muted);
      font-size: var(--text-size-small);
      white-space: nowrap;
    }
  `,
})
export class ChecklistProgress {
  readonly done = input.required<number>();
  readonly total = input.required<number>();

  protected readonly share = computed(() => (this.total() === 0 ? 0 : (this.done() / this.total()) * 100));
  protected readonly text = computed(
    () => $localize`${formatNumber(this.done())}:done: of ${formatNumber(this.total())}:total: done`,
  );
}
