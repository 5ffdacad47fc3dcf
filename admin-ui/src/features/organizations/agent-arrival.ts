import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import { devicesList } from '../../api/devices';
import { apiResource } from '../../core/api/api-resource';
import { formatAgo } from '../../core/format';
import { Icon } from '../../ui/icon/icon';

/** What is said of how long ago it was is said anew so often. */
const tickMilliseconds = 5_000;

/**
 * Waits for the first report of an agent at a location and says so when it has come.
 *
 * @example
 * ```html
 * <app-agent-arrival [locationId]="location.id" [since]="token.createdAt" />
 * ```
 */
@Component({
  selector: 'app-agent-arrival',
  imports: [Icon, RouterLink],
  host: { role: 'status', '[class.arrived]': 'device() !== null' },
  template: `
    @if (device(); as arrived) {
      <app-icon name="check-circle" />
      <span class="arrival">
        <a [routerLink]="['/devices', arrived.id]">{{ arrived.name }}</a>
        <span i18n>has reported</span>
        <span aria-hidden="true">· {{ ago() }}</span>
      </span>
    } @else {
      <span class="dot" aria-hidden="true"></span>
      <span i18n>Waiting for the first report. This page says so when it arrives.</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 10px 12px;
      border-radius: var(--radius);
      background: var(--surface-recessed);
      color: var(--text-muted);
    }
    :host(.arrived) {
      background: var(--good-soft);
      color: var(--good);
    }
    .arrival {
      display: flex;
      flex-wrap: wrap;
      gap: 0 5px;
    }
    a {
      color: inherit;
      font-weight: 600;
      text-decoration: underline;
    }
    .dot {
      flex: none;
      width: 8px;
      height: 8px;
      margin-inline: 4px;
      border-radius: 50%;
      background: var(--accent);
      animation: waiting 1.6s ease-in-out infinite alternate;
    }
    @keyframes waiting {
      to {
        opacity: 0.25;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .dot {
        animation: none;
      }
    }
  `,
})
export class AgentArrival {
  readonly locationId = input.required<number>();
  /** Only what reported after this instant counts. */
  readonly since = input.required<string>();

  readonly #latest = apiResource(
    () => devicesList({ locationId: [this.locationId()], sort: '-lastSeenAt', pageSize: 1 }),
    { topics: ['devices'] },
  );
  readonly #now = signal(Date.now());

  protected readonly device = computed(() => {
    const [device] = this.#latest.hasValue() ? this.#latest.value().items : [];
    const at = device?.lastSeenAt;
    return device && at && Date.parse(at) >= Date.parse(this.since()) ? device : null;
  });
  /** The clocks of browser and server differ: nothing is yet to come. */
  protected readonly ago = computed(() => {
    const at = this.device()?.lastSeenAt;
    return formatAgo(at, Math.max(this.#now(), at ? Date.parse(at) : 0));
  });

  constructor() {
    const ticking = setInterval(() => this.#now.set(Date.now()), tickMilliseconds);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
