import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

import type { LicenseSeatUpdateResponse } from '../../api/model';
import { seatUpdateView } from './seat-update.rules';

/** How far the seats of a license are that are being moved, in words with a bar; nothing where none are. */
@Component({
  selector: 'app-seat-update',
  template: `
    @if (view(); as shown) {
      <div class="update">
        <span class="text" aria-hidden="true">{{ shown.text }}</span>
        <span
          class="track"
          role="progressbar"
          aria-label="Updating seats"
          i18n-aria-label
          aria-valuemin="0"
          aria-valuemax="100"
          [attr.aria-valuenow]="shown.percent"
          [attr.aria-valuetext]="shown.text"
        >
          <span class="fill" [class.unknown]="shown.percent === null" [style.width.%]="shown.percent ?? 30"></span>
        </span>
      </div>
    }
    <!-- Read out when it begins and when it ends, not at each step. -->
    <span class="visually-hidden" role="status">{{ status() }}</span>
  `,
  styles: `
    :host {
      display: contents;
    }
    .update {
      display: flex;
      flex: none;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      padding: 10px var(--space-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-large);
      background: var(--surface);
    }
    .text {
      font-variant-numeric: tabular-nums;
    }
    .track {
      flex: 1 1 160px;
      height: 6px;
      border-radius: 3px;
      background: var(--border);
      overflow: hidden;
    }
    .fill {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--accent);
      transition: width 300ms ease-out;
    }
    .unknown {
      animation: pass 1.6s ease-in-out infinite;
    }
    @keyframes pass {
      from {
        translate: -100% 0;
      }
      to {
        translate: 334% 0;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .fill {
        transition: none;
      }
      .unknown {
        animation: none;
      }
    }
  `,
})
export class SeatUpdate {
  readonly update = input.required<LicenseSeatUpdateResponse | null>();

  protected readonly view = computed(() => seatUpdateView(this.update()));
  protected readonly status = linkedSignal<boolean, string>({
    source: () => this.view() !== null,
    computation: (updating, before) => {
      if (updating) return $localize`Seats are being updated.`;
      return before?.source === true ? $localize`Seats are up to date.` : '';
    },
  });
}

/** The same where there is little room, as in a list: a ring that fills, with the words as its tooltip. */
@Component({
  selector: 'app-seat-update-ring',
  imports: [MatTooltip],
  template: `
    @if (view(); as shown) {
      <span
        class="ring"
        role="progressbar"
        aria-valuemin="0"
        aria-valuemax="100"
        [class.unknown]="shown.percent === null"
        [style.--part.%]="shown.percent ?? 25"
        [attr.aria-label]="shown.text"
        [attr.aria-valuenow]="shown.percent"
        [matTooltip]="shown.text"
      ></span>
    }
  `,
  styles: `
    .ring {
      display: inline-block;
      width: 14px;
      height: 14px;
      margin-inline-end: 8px;
      border-radius: 50%;
      background: conic-gradient(var(--accent) var(--part), var(--border-strong) 0);
      mask: radial-gradient(closest-side, transparent 56%, #000 60%);
      vertical-align: -3px;
    }
    .unknown {
      animation: turn 1s linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .unknown {
        animation: none;
      }
    }
  `,
})
export class SeatUpdateRing {
  readonly update = input.required<LicenseSeatUpdateResponse | null>();
  protected readonly view = computed(() => seatUpdateView(this.update()));
}
