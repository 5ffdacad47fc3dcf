import { Component, inject, output, signal } from '@angular/core';

import { setupSampleData } from '../../api/setup';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Icon } from '../../ui/icon/icon';

/** Sample organizations to look around in, or an empty start. */
@Component({
  selector: 'app-data-step',
  imports: [Icon],
  template: `
    @if (failure(); as text) {
      <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
    }
    <div class="choices">
      <button type="button" [disabled]="loading() !== null" (click)="choose(false)">
        <app-icon name="organization" [size]="20" />
        <strong i18n>Start empty</strong>
        <span i18n>Add your first organization and enroll a device.</span>
      </button>
      <button type="button" [disabled]="loading() !== null" (click)="choose(true)">
        <app-icon name="software" [size]="20" />
        <strong i18n>Look around with sample data</strong>
        <span i18n
          >Five organizations with devices, software, licenses and invoices. One button removes them again.</span
        >
      </button>
    </div>
    @if (loading()) {
      <p class="muted" role="status" i18n>Loading the sample organizations. This takes up to half a minute.</p>
    }
  `,
  styles: `
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 12px;
    }
    .notice,
    p {
      margin-block: 0 12px;
    }
    p {
      margin-top: 12px;
    }
    button {
      display: flex;
      flex-direction: column;
      gap: 4px;
      padding: 16px;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-large);
      background: var(--surface);
      color: var(--text-muted);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover:enabled {
      border-color: var(--accent);
      background: var(--surface-hover);
    }
    button:disabled {
      opacity: 0.6;
      cursor: default;
    }
    strong {
      margin-top: 6px;
      color: var(--text);
      font-weight: 600;
    }
  `,
})
export class DataStep {
  readonly #api = inject(Api);

  readonly sampleLoaded = output();
  readonly empty = output();

  /** Which choice is being carried out: sample data or none. */
  protected readonly loading = signal<boolean | null>(null);
  protected readonly failure = signal<string | null>(null);

  protected async choose(load: boolean): Promise<void> {
    this.loading.set(load);
    this.failure.set(null);
    try {
      await this.#api.send(setupSampleData({ load }));
      if (load) this.sampleLoaded.emit();
      else this.empty.emit();
    } catch (error) {
      this.failure.set(problemMessage(Problem.of(error)));
    } finally {
      this.loading.set(null);
    }
  }
}
