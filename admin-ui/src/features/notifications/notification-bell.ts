import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';

import type { NotificationResponse } from '../../api/model';
import { notificationsList, notificationsRead, notificationsUnread } from '../../api/notifications';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatAgo } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Icon } from '../../ui/icon/icon';
import { Popover } from '../../ui/popover/popover';
import { shownCount } from './notification-bell.rules';
import { notificationText } from './notification-text.rules';

const topics = ['notifications'];
const newest = 10;

/** What somebody is told: how much is unread, and the newest of it, live. */
@Component({
  selector: 'app-notification-bell',
  imports: [Icon, Popover],
  template: `
    @if (maySee()) {
      <button
        #popover="appPopover"
        type="button"
        class="button button-icon button-quiet bell"
        [attr.aria-label]="label()"
        [appPopover]="list"
        appPopoverLabel="Notifications"
        i18n-appPopoverLabel
        (click)="opened(popover.isOpen())"
      >
        <app-icon name="bell" />
        @if (count() > 0) {
          <span class="count" aria-hidden="true">{{ shown() }}</span>
        }
      </button>
      <span class="visually-hidden" aria-live="polite">{{ spoken() }}</span>
      <ng-template #list>
        <div class="panel">
          <div class="head">
            <strong i18n>Notifications</strong>
            @if (count() > 0) {
              <button type="button" class="button button-small button-quiet" (click)="readAll($event)" i18n>
                Mark all as read
              </button>
            }
          </div>
          @if (items(); as told) {
            <ul>
              @for (item of told; track item.id) {
                <li>
                  <a [href]="item.path" [class.unread]="!item.read" (click)="open($event, item, popover)">
                    <span [class]="'dot ' + item.severity" aria-hidden="true"></span>
                    <span class="what">
                      <span class="title">{{ text(item) }}</span>
                      <span class="muted small">
                        @if (!item.read) {
                          <span class="visually-hidden" i18n>Unread.</span>
                        }
                        {{ ago(item.createdAt) }}
                      </span>
                    </span>
                  </a>
                </li>
              } @empty {
                <li class="none muted" i18n>Nothing yet. What expires, renews or runs over shows here.</li>
              }
            </ul>
          } @else {
            <p class="none muted" i18n>Loading …</p>
          }
          <div class="foot">
            <a class="link" href="/notifications" (click)="openAll($event, popover)" i18n>All notifications</a>
          </div>
        </div>
      </ng-template>
    }
  `,
  styleUrl: './notification-bell.scss',
})
export class NotificationBell {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  protected readonly ago = formatAgo;
  protected readonly text = notificationText;
  protected readonly maySee = computed(() => this.#abilities.can('read', 'Notification'));
  readonly #unread = apiResource(() => (this.maySee() ? notificationsUnread() : undefined), { topics });
  readonly #newest = apiResource(() => (this.maySee() ? notificationsList({ pageSize: newest }) : undefined), {
    topics,
  });
  readonly #knownNewest = lastKnown(this.#newest);
  readonly #knownUnread = lastKnown(this.#unread);
  protected readonly items = computed(() => this.#knownNewest()?.items ?? null);
  protected readonly count = computed(() => this.#knownUnread()?.count ?? 0);
  protected readonly shown = computed(() => shownCount(this.count()));
  protected readonly spoken = computed(() => {
    const count = this.count();
    if (count === 0) return '';
    return count === 1 ? $localize`1 unread notification` : $localize`${this.shown()}:count: unread notifications`;
  });
  protected readonly label = computed(() => this.spoken() || $localize`Notifications`);

  protected opened(isOpen: boolean): void {
    if (isOpen) this.#newest.reload();
  }

  protected async open(event: MouseEvent, item: NotificationResponse, popover: Popover): Promise<void> {
    if (!item.read) void this.#read({ ids: [item.id] });
    if (!this.#leads(event)) return;
    popover.close(false);
    await this.#router.navigateByUrl(item.path);
  }

  protected async openAll(event: MouseEvent, popover: Popover): Promise<void> {
    if (!this.#leads(event)) return;
    popover.close(false);
    await this.#router.navigateByUrl('/notifications');
  }

  protected async readAll({ currentTarget }: MouseEvent): Promise<void> {
    const upTo = Math.max(0, ...(this.items() ?? []).map(({ id }) => id));
    if (upTo === 0) return;
    const panel = currentTarget instanceof Element ? currentTarget.closest('.panel') : null;
    await this.#read({ upTo });
    // The button goes: whoever pressed it goes on with the newest.
    if (this.count() === 0) panel?.querySelector<HTMLElement>('a')?.focus();
  }

  /** A click that asks for another tab or window is the browser's. */
  #leads(event: MouseEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
    event.preventDefault();
    return true;
  }

  async #read(what: { ids?: number[]; upTo?: number }): Promise<void> {
    try {
      this.#unread.set(await this.#api.send(notificationsRead(what)));
      this.#newest.reload();
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
