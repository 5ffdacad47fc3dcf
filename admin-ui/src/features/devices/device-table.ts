import { Component, computed, inject, input } from '@angular/core';

import type { DeviceResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { formatNumber } from '../../core/format';
import { BulkActions, Cell, type Column, DataTable, type ListSource, type RowAction } from '../../ui/data-table';
import { Icon } from '../../ui/icon/icon';
import { DeviceActions } from './device-actions';
import { deviceColumns } from './device-source';
import { DeviceStatus } from './device-status';

/**
 * Devices, wherever they are listed: the same columns, filters and actions. Slots: `[tableActions]`, `[tableEmpty]`.
 *
 * @example
 * ```html
 * <app-device-table [source]="devices"><app-empty-state tableEmpty heading="No devices yet" /></app-device-table>
 * ```
 */
@Component({
  selector: 'app-device-table',
  imports: [BulkActions, Cell, DataTable, DeviceStatus, Icon, ThingLink],
  template: `
    <app-data-table
      label="Devices"
      i18n-label
      [source]="source()"
      [columns]="columns()"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-content select="[tableActions]" ngProjectAs="[tableActions]" />
      @if (mayUpdate()) {
        <ng-container *appBulkActions="let selected of source(); let drop = drop">
          <button type="button" class="button button-small" (click)="decommission(selected, drop)">
            <app-icon name="archive" [size]="14" /> <ng-container i18n>Decommission</ng-container>
          </button>
        </ng-container>
      }
      <app-device-status *appCell="'status' of source(); let device" [status]="device.status" />
      <app-thing-link
        *appCell="'licenseCount' of source(); let device"
        subject="License"
        [to]="['/devices', device.id, 'licenses']"
        >{{ number(device.licenseCount) }}</app-thing-link
      >
      <ng-content select="[tableEmpty]" ngProjectAs="[tableEmpty]" />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class DeviceTable {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeviceActions);

  readonly source = input.required<ListSource<DeviceResponse>>();
  readonly columns = input<readonly Column<DeviceResponse>[]>(deviceColumns);

  protected readonly number = formatNumber;
  protected readonly mayUpdate = computed(() => this.#abilities.can('update', 'Device'));
  protected readonly link = ({ id }: DeviceResponse): readonly unknown[] => ['/devices', id];

  protected readonly rowActions = (device: DeviceResponse): readonly RowAction[] => {
    const on = { organizationId: device.organization.id };
    const actions: RowAction[] = [];
    if (this.#abilities.can('update', 'Device', on)) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#then(this.#actions.edit(device)) });
      actions.push(
        device.status === 'ACTIVE'
          ? {
              label: $localize`Decommission`,
              icon: 'archive',
              run: () => void this.#then(this.#actions.decommission(device)),
            }
          : {
              label: $localize`Reactivate`,
              icon: 'refresh',
              run: () => void this.#then(this.#actions.reactivate(device)),
            },
      );
    }
    if (this.#abilities.can('delete', 'Device', on)) {
      const run = (): void => void this.#then(this.#actions.delete(device));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected async decommission(
    devices: readonly DeviceResponse[],
    drop: (done: readonly DeviceResponse[]) => void,
  ): Promise<void> {
    drop(await this.#actions.decommissionAll(devices));
    this.source().reload();
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.source().reload();
  }
}
