import { Component, ElementRef, computed, inject, signal } from '@angular/core';

import { renewalsCreateFeed, renewalsFeed, renewalsRevokeFeed } from '../../api/renewals';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { CopyField } from '../../ui/copy-field/copy-field';
import { Confirmations, type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { keepFocus } from '../../ui/focus/keep-focus';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** The address under which a calendar reads renewals: makes it, shows it once, ends it. */
@Component({
  selector: 'app-calendar-subscription',
  imports: [CopyField, DialogFrame, Icon, ResourceState],
  template: `
    <app-dialog
      heading="Subscribe to calendar"
      i18n-heading
      size="medium"
      [submits]="false"
      [submit]="submit"
      [dirty]="url() !== null"
      [leaveQuestion]="leaveQuestion"
    >
      <div class="stack">
        <p i18n>
          Your calendar reads renewals and expirations of the next twelve months from an address of your own, as far as
          you may see them. Add it there as a calendar from the internet.
        </p>
        @if (url(); as address) {
          <div class="notice notice-warning">
            <app-icon name="key" />
            <span i18n>Copy the address now: it is shown this once. Whoever has it reads what you may see.</span>
          </div>
          <app-copy-field label="Calendar address" i18n-label [text]="address" />
        } @else if (feed.hasValue()) {
          @if (feed.value(); as present) {
            @if (present.exists) {
              <p class="muted" i18n>You made an address on {{ instant(present.createdAt) }}. A new one ends it.</p>
            } @else {
              <p class="muted" i18n>You have no address yet.</p>
            }
          }
        } @else {
          <app-resource-state [resource]="feed" />
        }
        <div class="actions">
          @if (url() === null && feed.hasValue()) {
            <button type="button" class="button button-primary" (click)="create()">
              <app-icon name="link" /> {{ createLabel() }}
            </button>
          }
          @if (exists()) {
            <button type="button" class="button" (click)="revoke()">
              <app-icon name="trash" /> <ng-container i18n>Revoke</ng-container>
            </button>
          }
        </div>
      </div>
    </app-dialog>
  `,
  styles: `
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class CalendarSubscription implements DialogContent {
  readonly #api = inject(Api);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #confirmations = inject(Confirmations);
  readonly #toasts = inject(Toasts);
  readonly data = dialogData<object>();

  protected readonly feed = apiResource(() => renewalsFeed());
  /** The address that was just made. */
  protected readonly url = signal<string | null>(null);
  #busy = false;
  protected readonly exists = computed(
    () => this.url() !== null || ((this.feed.hasValue() && this.feed.value()?.exists) ?? false),
  );
  protected readonly createLabel = computed(() =>
    this.exists() ? $localize`Create a new address` : $localize`Create address`,
  );
  protected readonly instant = formatInstant;
  protected readonly leaveQuestion = {
    title: $localize`Is the address copied?`,
    message: $localize`It is not shown again. A new one can be made at any time; it ends this one.`,
    confirmLabel: $localize`It is copied`,
    cancelLabel: $localize`Go back`,
    danger: false,
  };

  constructor() {
    // What was made is to be copied; what was revoked can be made anew.
    keepFocus(() => this.#host.querySelector<HTMLElement>('app-copy-field button, .actions button'));
  }

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();

  protected async create(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const { url } = await this.#api.send(renewalsCreateFeed());
      this.url.set(url);
      this.feed.reload();
    } catch (error) {
      this.#toasts.failed(error);
    } finally {
      this.#busy = false;
    }
  }

  protected async revoke(): Promise<void> {
    const revoked = await this.#confirmations.ask({
      title: $localize`Revoke the calendar address?`,
      message: $localize`Calendars that have it read nothing any more.`,
      confirmLabel: $localize`Revoke`,
      danger: true,
      run: () => this.#api.send(renewalsRevokeFeed()),
    });
    if (!revoked) return;
    this.url.set(null);
    this.feed.reload();
    this.#toasts.done($localize`The calendar address was revoked.`);
  }
}
