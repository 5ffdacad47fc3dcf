import { Component, DestroyRef, type OnInit, inject, signal } from '@angular/core';

import { licenseKeysReveal } from '../../api/license-keys';
import type { LicenseKeyResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { CopyField } from '../../ui/copy-field/copy-field';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';

/** How long a key is shown: enough to copy it, and not for whoever passes by later. */
export const shownSeconds = 30;

/** Shows one key for a while. Each time it is shown is written down by the server. */
@Component({
  selector: 'app-revealed-license-key',
  imports: [CopyField, DialogFrame, Icon],
  template: `
    <app-dialog [heading]="heading" [submits]="false" [submit]="submit">
      <div class="key">
        @if (value(); as text) {
          <app-copy-field class="mono" label="Key" i18n-label [text]="text" />
          <p class="muted small" i18n>
            It is hidden again in {{ secondsLeft() }} seconds. That you looked is written down.
          </p>
        } @else if (failure(); as text) {
          <p class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</p>
        } @else if (hidden()) {
          <p class="masked mono">{{ data.key.maskedValue }}</p>
          <div>
            <button type="button" class="button" (click)="reveal()">
              <app-icon name="eye" [size]="14" /> <ng-container i18n>Show again</ng-container>
            </button>
          </div>
        } @else {
          <p class="muted" aria-live="polite" i18n>Decrypting…</p>
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .key {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      min-height: 68px;
    }
    .masked {
      padding: 7px 12px;
    }
  `,
})
export class RevealedLicenseKey implements DialogContent, OnInit {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly licenseId: number; readonly key: LicenseKeyResponse }>();

  protected readonly heading = this.data.key.label || $localize`License key`;
  protected readonly value = signal<string | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly hidden = signal(false);
  protected readonly secondsLeft = signal(shownSeconds);
  #clock: ReturnType<typeof setInterval> | undefined;

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#hide());
  }

  ngOnInit(): void {
    void this.reveal();
  }

  protected async reveal(): Promise<void> {
    const { licenseId, key } = this.data;
    this.hidden.set(false);
    this.failure.set(null);
    try {
      const { value } = await this.#api.send(licenseKeysReveal(licenseId, key.id));
      this.#show(value);
    } catch (error) {
      this.failure.set(problemMessage(Problem.of(error)));
    }
  }

  #show(value: string): void {
    this.value.set(value);
    this.secondsLeft.set(shownSeconds);
    clearInterval(this.#clock);
    this.#clock = setInterval(() => {
      this.secondsLeft.update((seconds) => seconds - 1);
      if (this.secondsLeft() <= 0) this.#hide();
    }, 1_000);
  }

  #hide(): void {
    clearInterval(this.#clock);
    this.value.set(null);
    this.hidden.set(true);
  }
}
