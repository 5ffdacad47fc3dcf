import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';

import { assignmentsExport, assignmentsList } from '../../api/assignments';
import type { AssignmentResponse, AssignmentsListParams } from '../../api/model';
import { OrganizationScope } from '../../core/organization-scope';
import { BulkActions, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { CurrentLicense } from './current-license';
import { LicenseActions } from './license-actions';
import { SeatActions } from './seat-actions';
import { activeSeatColumns, holderLink } from './seat-columns';

/** The devices that hold a seat now. `?why=12` in the address explains device 12, `?why=` asks which device. */
@Component({
  selector: 'app-licensed-devices',
  imports: [BulkActions, DataTable, EmptyState, Icon],
  template: `
    @if (license(); as shown) {
      @if (shown.assignmentMode === 'AUTOMATIC' && shown.type === 'PER_DEVICE') {
        <p class="muted" i18n>
          The license’s rule gives these seats: they follow the software, groups and location of each device. To change
          who gets one, edit the rule.
        </p>
      }
      <app-data-table
        label="Licensed devices"
        i18n-label
        [source]="seats"
        [columns]="columns"
        [rowLink]="link"
        [rowActions]="rowActions"
      >
        @if (shown.type === 'PER_DEVICE') {
          <button tableActions type="button" class="button" (click)="explain('')">
            <app-icon name="help" /> <ng-container i18n>Why?</ng-container>
          </button>
        }
        @if (mayAssign()) {
          <button tableActions type="button" class="button button-primary" (click)="add()">
            <app-icon name="add" /> <ng-container i18n>Add devices</ng-container>
          </button>
        }
        @if (mayAssign()) {
          <ng-container *appBulkActions="let selected of seats; let clear = clear">
            <button type="button" class="button button-small" (click)="remove(selected, clear)" i18n>Remove</button>
          </ng-container>
        }
        @if (shown.type !== 'PER_DEVICE') {
          <app-empty-state tableEmpty icon="license" heading="Nobody holds a seat" i18n-heading />
        } @else if (shown.assignmentMode === 'AUTOMATIC') {
          <app-empty-state
            tableEmpty
            icon="device"
            heading="No device holds a seat"
            i18n-heading
            text="No device in scope satisfies the rule. Why? shows for any device what is missing."
            i18n-text
          >
            <button type="button" class="button" (click)="explain('')" i18n>Why?</button>
          </app-empty-state>
        } @else {
          <app-empty-state
            tableEmpty
            icon="device"
            heading="No device holds a seat"
            i18n-heading
            text="Seats of this license are given by hand."
            i18n-text
          >
            @if (mayAssign()) {
              <button type="button" class="button button-primary" (click)="add()" i18n>Add devices</button>
            }
          </app-empty-state>
        }
      </app-data-table>
    }
  `,
})
export class LicensedDevices {
  readonly #actions = inject(LicenseActions);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  readonly #seatActions = inject(SeatActions);
  protected readonly license = inject(CurrentLicense).license;
  #whyIsOpen = false;

  /** From the address: the license. */
  readonly id = input.required<string>();
  /** From the address: the device to explain; empty to ask which. */
  readonly why = input<string>();

  protected readonly columns = activeSeatColumns;
  protected readonly seats = listSource({
    key: 'licensed-devices',
    list: (params: AssignmentsListParams) => assignmentsList(Number(this.id()), params),
    export: (params) => assignmentsExport(Number(this.id()), params),
    params: () => ({ active: true, organizationId: this.#scope.ids() }),
    defaultSort: 'holder',
    topics: ['licenses'],
  });
  protected readonly mayAssign = computed(() => {
    const license = this.license();
    const manual = license?.type === 'PER_DEVICE' && license.assignmentMode === 'MANUAL';
    return license !== null && manual && this.#actions.mayUpdate(license);
  });

  constructor() {
    effect(() => {
      const asked = this.why() !== undefined && this.license() !== null;
      if (asked) untracked(() => void this.#openWhy());
    });
  }

  protected readonly link = holderLink;

  protected readonly rowActions = (seat: AssignmentResponse): readonly RowAction[] => {
    const license = this.license();
    if (!license) return [];
    const why: RowAction = {
      label: $localize`Why?`,
      icon: 'help',
      run: () => this.explain(String(seat.holder.id)),
    };
    const edit: RowAction = {
      label: $localize`Edit date, seats and note`,
      icon: 'edit',
      run: () => void this.#edit(seat),
    };
    const remove: RowAction = {
      label: $localize`Remove`,
      icon: 'trash',
      danger: true,
      run: () => void this.remove([seat], () => undefined),
    };
    const explains = license.type === 'PER_DEVICE';
    return [
      ...(explains ? [why] : []),
      ...(this.#actions.mayUpdate(license) ? [edit] : []),
      ...(this.mayAssign() ? [remove] : []),
    ];
  };

  /** Names the device in the address, which opens the explanation. */
  protected explain(deviceId: string): void {
    void this.#router.navigate([], { queryParams: { why: deviceId }, queryParamsHandling: 'merge' });
  }

  protected async add(): Promise<void> {
    const license = this.license();
    if (license && (await this.#seatActions.addDevices(license))) this.seats.reload();
  }

  protected async remove(seats: readonly AssignmentResponse[], clear: () => void): Promise<void> {
    const license = this.license();
    if (!license || !(await this.#seatActions.remove(license, seats))) return;
    clear();
    this.seats.reload();
  }

  async #edit(seat: AssignmentResponse): Promise<void> {
    if (await this.#seatActions.edit(Number(this.id()), seat)) this.seats.reload();
  }

  async #openWhy(): Promise<void> {
    const license = this.license();
    const deviceId = Number(this.why());
    if (this.#whyIsOpen || !license) return;
    this.#whyIsOpen = true;
    await this.#dialogs.open(() => import('./why').then((m) => m.Why), {
      license,
      deviceId: Number.isSafeInteger(deviceId) && deviceId > 0 ? deviceId : null,
    });
    this.#whyIsOpen = false;
    if (this.why() !== undefined) {
      await this.#router.navigate([], { queryParams: { why: null }, queryParamsHandling: 'merge', replaceUrl: true });
    }
  }
}
