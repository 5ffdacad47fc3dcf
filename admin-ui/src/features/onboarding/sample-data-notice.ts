import { Component, inject } from '@angular/core';

import { sampleDataGet } from '../../api/sample-data';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';
import { keepFocus } from '../../ui/focus/keep-focus';
import { Icon } from '../../ui/icon/icon';

/**
 * Says that sample data is present, and removes it once the person has seen what goes. It is not there for those who may
 * not remove it, and where there is none.
 *
 * @example
 * ```html
 * <app-sample-data-notice />
 * ```
 */
@Component({
  selector: 'app-sample-data-notice',
  imports: [Icon],
  template: `
    @if (sample.hasValue() && sample.value().loaded) {
      <div class="notice" role="note">
        <app-icon name="info" />
        <span class="text" i18n
          >You are looking at sample data. Remove it when you are done: what is your own stays.</span
        >
        <button type="button" class="button button-small" (click)="remove()" i18n>Remove sample data</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host(:empty) {
      display: none;
    }
    .notice {
      flex-wrap: wrap;
      align-items: center;
      border: 1px solid var(--border);
    }
    .notice app-icon {
      margin-top: 0;
    }
    .text {
      flex: 1 1 220px;
    }
  `,
})
export class SampleDataNotice {
  readonly #abilities = inject(Abilities);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  protected readonly sample = apiResource(
    () => (this.#abilities.can('delete', 'SampleData') ? sampleDataGet() : undefined),
    { topics: ['sample-data'] },
  );

  constructor() {
    keepFocus((place) => place.closest('main'));
  }

  protected async remove(): Promise<void> {
    const removed = await this.#dialogs.open(() => import('./sample-removal').then((m) => m.SampleRemoval), null);
    if (removed) this.#toasts.done($localize`The sample data was removed.`);
    this.sample.reload();
  }
}
