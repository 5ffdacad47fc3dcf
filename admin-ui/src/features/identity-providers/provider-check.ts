import { Component, type OnInit, inject, signal } from '@angular/core';

import { identityProvidersTest } from '../../api/identity-providers';
import type { IdentityProviderResponse, ProviderCheckResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';

/** Asks a provider whether people could sign in by it, and says what came of it. */
@Component({
  selector: 'app-provider-check',
  imports: [DialogFrame, Icon],
  template: `
    <app-dialog [heading]="heading" size="small" [submits]="false" [submit]="submit">
      <div class="outcome" aria-live="polite">
        @if (outcome(); as found) {
          <p class="notice" [class.notice-good]="found.ok" [class.notice-danger]="!found.ok">
            <app-icon [name]="found.ok ? 'check-circle' : 'alert'" /> <span>{{ found.message }}</span>
          </p>
          <div>
            <button type="button" class="button" (click)="check()">
              <app-icon name="refresh" [size]="14" /> <ng-container i18n>Test again</ng-container>
            </button>
          </div>
        } @else {
          <p class="muted" i18n>Asking {{ data.provider.issuer }} …</p>
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .outcome {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      min-height: 96px;
      overflow-wrap: anywhere;
    }
  `,
})
export class ProviderCheck implements DialogContent, OnInit {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly provider: IdentityProviderResponse }>();

  protected readonly heading = $localize`Test of ${this.data.provider.name}:name:`;
  protected readonly outcome = signal<ProviderCheckResponse | null>(null);

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();

  ngOnInit(): void {
    void this.check();
  }

  protected async check(): Promise<void> {
    this.outcome.set(null);
    try {
      this.outcome.set(await this.#api.send(identityProvidersTest(this.data.provider.id)));
    } catch (error) {
      this.outcome.set({ ok: false, message: problemMessage(Problem.of(error)) });
    }
  }
}
