import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { NotificationDeliveryResponse } from '../../api/model';
import { notificationDeliveriesGet } from '../../api/notification-deliveries';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { formatDuration, formatInstant } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { DeliveryActions } from './delivery-actions';
import { mayResend, receiverOf } from './delivery.rules';
import { deliveryStateBadges, deliveryStateWords } from './notification-words';

/** One delivery: what it tells, and every attempt with what the receiver answered. */
@Component({
  selector: 'app-delivery-detail',
  imports: [DialogFrame, Icon, KeyValue, KeyValues, ResourceState, RouterLink],
  template: `
    <app-dialog [heading]="heading" size="medium" [submits]="false" [submit]="submit">
      @if (shown(); as found) {
        <app-key-values>
          <app-key-value label="State" i18n-label>
            <span [class]="'badge ' + badges[found.state]">{{ words[found.state] }}</span>
          </app-key-value>
          <app-key-value label="Sent to" i18n-label>{{ receiver }}</app-key-value>
          <app-key-value label="Delivery id" i18n-label
            ><code>{{ found.deliveryId }}</code></app-key-value
          >
          @if (found.nextAttemptAt; as next) {
            <app-key-value label="Next attempt" i18n-label>{{ instant(next) }}</app-key-value>
          }
        </app-key-values>
        @if (mayResend()) {
          <button type="button" class="button" (click)="resend()">
            <app-icon name="refresh" [size]="14" /> <ng-container i18n>Send again</ng-container>
          </button>
        }
        <h3 i18n>What it tells</h3>
        @for (message of found.messages; track $index) {
          <article>
            <a class="link" [routerLink]="message.path" (click)="dialog.close()">{{ message.title }}</a>
            <p>{{ message.text }}</p>
          </article>
        } @empty {
          <p class="muted" i18n>What it told is forgotten after half a year.</p>
        }
        <h3 i18n>Attempts</h3>
        <ol>
          @for (attempt of found.attempts; track attempt.id) {
            <li>
              <div class="line">
                <app-icon [name]="attempt.delivered ? 'check-circle' : 'alert'" [class.bad]="!attempt.delivered" />
                <span>{{ instant(attempt.at) }}</span>
                @if (attempt.status !== null) {
                  <span class="badge">{{ attempt.status }}</span>
                }
                <span class="muted small">{{ duration(attempt.durationMilliseconds) }}</span>
              </div>
              @if (attempt.error; as error) {
                <p>{{ error }}</p>
              }
              @if (attempt.answer; as answer) {
                <pre tabindex="0" aria-label="Answer" i18n-aria-label>{{ answer }}</pre>
              }
            </li>
          } @empty {
            <li class="muted" i18n>None yet.</li>
          }
        </ol>
      } @else {
        <app-resource-state [resource]="delivery" />
      }
    </app-dialog>
  `,
  styles: `
    h3 {
      margin: var(--space-5) 0 var(--space-3);
      font-size: var(--text-size);
    }
    .button {
      margin-top: var(--space-3);
    }
    article + article {
      margin-top: var(--space-3);
    }
    p {
      margin: 4px 0 0;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    ol {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .bad {
      color: var(--danger);
    }
    pre {
      max-height: 160px;
      margin: 6px 0 0;
      padding: 8px 10px;
      border-radius: var(--radius-small);
      background: var(--surface-tint);
      overflow: auto;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class DeliveryDetail implements DialogContent {
  protected readonly dialog = inject<DialogRef>(DialogRef);
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeliveryActions);
  readonly data = dialogData<{ readonly delivery: NotificationDeliveryResponse }>();

  protected readonly heading = this.data.delivery.title;
  protected readonly receiver = receiverOf(this.data.delivery);
  protected readonly words = deliveryStateWords;
  protected readonly badges = deliveryStateBadges;
  protected readonly instant = formatInstant;
  protected readonly duration = formatDuration;

  protected readonly delivery = apiResource(() => notificationDeliveriesGet(this.data.delivery.id), {
    topics: ['notification-deliveries'],
  });
  protected readonly shown = computed(() => (this.delivery.hasValue() ? this.delivery.value() : null));
  protected readonly mayResend = computed(() => {
    const shown = this.shown();
    return shown !== null && mayResend(shown) && this.#abilities.can('update', 'NotificationDelivery');
  });

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();

  protected async resend(): Promise<void> {
    if (await this.#actions.resend(this.data.delivery)) this.delivery.reload();
  }
}
