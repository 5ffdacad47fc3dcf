import { Component, inject, signal } from '@angular/core';

import { sampleDataGet, sampleDataPreviewRemoval, sampleDataRemove } from '../../api/sample-data';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Toasts } from '../../core/toasts';
import { Confirmations } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { removalLines } from './sample-removal.rules';

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
        <button type="button" class="button button-small" [attr.aria-disabled]="busy() || null" (click)="remove()" i18n>
          Remove sample data
        </button>
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
  readonly #api = inject(Api);
  readonly #abilities = inject(Abilities);
  readonly #confirmations = inject(Confirmations);
  readonly #toasts = inject(Toasts);

  protected readonly sample = apiResource(
    () => (this.#abilities.can('delete', 'SampleData') ? sampleDataGet() : undefined),
    { topics: ['sample-data'] },
  );
  protected readonly busy = signal(false);

  protected async remove(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const removal = await this.#api.send(sampleDataPreviewRemoval());
      const removed = await this.#confirmations.ask({
        title: $localize`Remove sample data?`,
        message: $localize`It can't be taken back. The audit log keeps that it was there.`,
        consequences: removalLines(removal),
        confirmLabel: $localize`Remove sample data`,
        danger: true,
        run: () => this.#api.send(sampleDataRemove()),
      });
      if (removed) this.#toasts.done($localize`The sample data was removed.`);
    } catch (error) {
      this.#toasts.failed(error);
    } finally {
      this.busy.set(false);
      this.sample.reload();
    }
  }
}
