import { Component, inject } from '@angular/core';

import { formatNumber } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { BillingRun } from './billing-run';
import { invoiceCountText } from './invoice-words';

/** How far a run of billing is, and what came of it. */
@Component({
  selector: 'app-billing-run-notice',
  imports: [Icon],
  host: { 'aria-live': 'polite' },
  template: `
    @if (run.progress(); as progress) {
      @if (progress.problem; as problem) {
        <div class="notice notice-danger">
          <app-icon name="alert" />
          <span class="text"><strong i18n>Billing could not be run.</strong> {{ problem }}</span>
          <button type="button" class="button button-small" (click)="run.dismiss()" i18n>Close</button>
        </div>
      } @else if (progress.result; as result) {
        @let good = result.complete && result.failed.length === 0;
        <div class="notice" [class.notice-good]="good">
          <app-icon [name]="good ? 'check-circle' : 'info'" />
          <span class="text">
            @if (!result.complete) {
              <strong i18n>Billing stopped before everything that is due was looked at.</strong>&ngsp;
              <ng-container i18n
                >Invoices made: {{ number(result.created) }}. Run it again to bill the rest.</ng-container
              >&ngsp;
            } @else if (result.created > 0) {
              <strong i18n>Billing is done: {{ count(result.created) }} made.</strong>&ngsp;
              <ng-container i18n>They are below; check the pending ones and approve them.</ng-container>&ngsp;
            } @else {
              <strong i18n>Billing is done: no invoice was made.</strong>&ngsp;
              @if (result.failed.length === 0) {
                <ng-container i18n>Nothing that charges anything was due.</ng-container>&ngsp;
              }
            }
            @if (result.failed.length === 1) {
              <ng-container i18n>1 agreement could not be billed, and says why below.</ng-container>
            } @else if (result.failed.length > 1) {
              <ng-container i18n
                >{{ number(result.failed.length) }} agreements could not be billed, and say why below.</ng-container
              >
            }
          </span>
          <button type="button" class="button button-small" (click)="run.dismiss()" i18n>Close</button>
        </div>
      } @else {
        <div class="notice">
          <span class="spinner" aria-hidden="true"></span>
          <span class="text">
            <strong i18n>Billing is running: {{ count(progress.made) }} so far.</strong>&ngsp;
            @if (progress.due !== null) {
              <ng-container i18n>Agreements that were due: {{ number(progress.due) }}.</ng-container>&ngsp;
            }
            <ng-container i18n>You can leave this page; it goes on.</ng-container>
          </span>
        </div>
      }
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    .notice {
      align-items: flex-start;
    }
    .text {
      flex: 1;
    }
    .spinner {
      flex: none;
      width: 14px;
      height: 14px;
      margin-top: 3px;
      border: 2px solid var(--border-strong);
      border-top-color: var(--accent);
      border-radius: 50%;
      animation: turn 0.8s linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .spinner {
        animation: none;
      }
    }
  `,
})
export class BillingRunNotice {
  protected readonly run = inject(BillingRun);
  protected readonly number = formatNumber;
  protected readonly count = invoiceCountText;
}
