import { Component, inject, signal } from '@angular/core';

import type { ChannelTestResponse, NotificationChannelResponse } from '../../api/model';
import { notificationChannelsTest } from '../../api/notification-channels';
import { Api } from '../../core/api/api';
import { formatDuration } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';

/** Sends a test message by a channel, and says what the receiver answered. */
@Component({
  selector: 'app-channel-test',
  imports: [DialogFrame, Icon],
  template: `
    <app-dialog [heading]="heading" size="small" [submits]="false" [submit]="submit">
      <p class="muted">{{ target }}</p>
      <div class="outcome" [class.begun]="sending() || outcome()" aria-live="polite">
        @if (sending()) {
          <p class="muted" i18n>Sending …</p>
        } @else if (outcome(); as found) {
          <p class="notice" [class.notice-good]="found.ok" [class.notice-danger]="!found.ok">
            <app-icon [name]="found.ok ? 'check-circle' : 'alert'" /> <span>{{ found.message }}</span>
          </p>
          @if (found.status !== null) {
            <p class="muted small" i18n>
              Answered {{ found.status }} after {{ duration(found.durationMilliseconds) }}.
            </p>
          }
          @if (found.answer; as answer) {
            <pre tabindex="0" aria-label="Answer" i18n-aria-label>{{ answer }}</pre>
          }
        }
      </div>
      <button type="button" class="button" [disabled]="sending()" (click)="send()">
        <app-icon name="mail" [size]="14" />
        @if (outcome()) {
          <ng-container i18n>Send another test</ng-container>
        } @else {
          <ng-container i18n>Send a test</ng-container>
        }
      </button>
    </app-dialog>
  `,
  styles: `
    .outcome {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      margin-top: var(--space-3);
      overflow-wrap: anywhere;
    }
    // The answer takes the room of the wait, so that the button stays where it is.
    .begun {
      min-height: 72px;
      margin-bottom: var(--space-3);
    }
    p {
      margin: 0;
    }
    pre {
      max-height: 200px;
      margin: 0;
      padding: 8px 10px;
      border-radius: var(--radius-small);
      background: var(--surface-tint);
      overflow: auto;
      white-space: pre-wrap;
    }
  `,
})
export class ChannelTest implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly channel: NotificationChannelResponse }>();

  protected readonly heading = $localize`Test of ${this.data.channel.name}:name:`;
  protected readonly target = targetText(this.data.channel);
  protected readonly sending = signal(false);
  protected readonly outcome = signal<ChannelTestResponse | null>(null);
  protected readonly duration = formatDuration;

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();

  protected async send(): Promise<void> {
    this.sending.set(true);
    try {
      this.outcome.set(await this.#api.send(notificationChannelsTest(this.data.channel.id)));
    } catch (error) {
      const message = problemMessage(Problem.of(error));
      this.outcome.set({ ok: false, message, status: null, answer: null, durationMilliseconds: 0 });
    } finally {
      this.sending.set(false);
    }
  }
}

function targetText({ kind, url, recipients }: NotificationChannelResponse): string {
  if (kind === 'WEBHOOK') return $localize`A test message goes to ${url}:address:.`;
  return recipients.length === 0
    ? $localize`A test message goes to you: the channel has no recipients.`
    : $localize`A test message goes to ${recipients.join(', ')}:addresses:.`;
}
