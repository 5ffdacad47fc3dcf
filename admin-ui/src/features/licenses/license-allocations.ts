import { Component, computed, inject, input } from '@angular/core';

import { licenseAllocationsGet } from '../../api/license-allocations';
import type { AllocationsResponse, LicenseResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';
import { Help } from '../../ui/help/help';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { UsageBar } from '../../ui/usage-bar/usage-bar';
import { LicenseActions } from './license-actions';
import { isWhole } from './whole-license';

/** How the quantity of a license is shared out to organizations, each with what it uses of its share. */
@Component({
  selector: 'app-license-allocations',
  imports: [Help, ResourceState, UsageBar],
  template: `
    <div class="head">
      <h2><ng-container i18n>Allocations</ng-container> <app-help topic="allocations" /></h2>
      @if (mayUpdate()) {
        <button
          type="button"
          class="button button-small"
          aria-label="Edit allocations"
          i18n-aria-label
          [disabled]="!allocations.hasValue()"
          (click)="edit()"
          i18n
        >
          Edit
        </button>
      }
    </div>
    @if (allocations.hasValue()) {
      @let shown = allocations.value();
      @if (shown.items.length === 0) {
        <p class="muted" i18n>
          All organizations in scope use the whole quantity. A share reserves a part of it for one.
        </p>
      } @else {
        <ul>
          @for (share of shown.items; track share.organization.id) {
            <li>
              <span>{{ share.organization.name }}</span>
              <app-usage-bar [usage]="share.usage" [quantity]="share.quantity" of="ALLOCATED" />
            </li>
          }
          @if (shown.unallocated !== null) {
            <li class="muted">
              <span i18n>Available to all others</span>
              <span class="figure">{{ number(shown.unallocated) }}</span>
            </li>
          }
        </ul>
      }
    } @else {
      <app-resource-state [resource]="allocations" />
    }
  `,
  styles: `
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      margin-bottom: 8px;
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      padding: 6px 0;
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .figure {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class LicenseAllocations {
  readonly #actions = inject(LicenseActions);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  readonly license = input.required<LicenseResponse>();

  protected readonly number = formatNumber;
  protected readonly mayUpdate = computed(() => this.#actions.mayUpdate(this.license()));
  readonly #id = computed(() => this.license().id);
  protected readonly allocations = apiResource(() => licenseAllocationsGet(this.#id()), { topics: ['licenses'] });

  protected async edit(): Promise<void> {
    const allocations = this.allocations.value();
    const license = this.license();
    if (!allocations || !isWhole(license)) return;
    const data = { license, allocations };
    const saved: AllocationsResponse | undefined = await this.#dialogs.open(
      () => import('./allocations-form').then((m) => m.AllocationsForm),
      data,
    );
    if (!saved) return;
    this.allocations.set(saved);
    this.#toasts.done($localize`The allocations were saved.`);
  }
}
