import { Component, inject, input, numberAttribute } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { Can } from '../../core/ability/can';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { DeviceActions } from '../devices/device-actions';
import { deviceColumnsWithin, deviceSource } from '../devices/device-source';
import { DeviceTable } from '../devices/device-table';

/** The devices at one location. */
@Component({
  selector: 'app-location-devices',
  imports: [Can, DeviceTable, EmptyState, Icon, RouterLink],
  template: `
    <app-device-table [source]="devices" [columns]="columns">
      <button
        *appCan="'create'; subject: 'Device'; on: { organizationId: id() }"
        tableActions
        type="button"
        class="button"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add device</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices yet"
        i18n-heading
        text="Install an inventory agent with an enrollment token of this location: the device appears with its first report."
        i18n-text
      >
        <a
          *appCan="'read'; subject: 'EnrollmentToken'; on: { organizationId: id() }"
          class="button button-primary"
          routerLink="../enrollment"
          i18n
          >Tokens and agent commands</a
        >
      </app-empty-state>
    </app-device-table>
  `,
})
export class LocationDevices {
  readonly #actions = inject(DeviceActions);
  readonly #router = inject(Router);

  /** From the address: the organization. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });

  protected readonly devices = deviceSource(
    'location-devices',
    () => ({ organizationId: [this.id()], locationId: [this.locationId()] }),
    ['organizationId', 'locationId'],
  );
  protected readonly columns = deviceColumnsWithin.filter(({ key }) => key !== 'location');

  protected async add(): Promise<void> {
    const added = await this.#actions.add({ locationId: this.locationId() });
    if (added) await this.#router.navigate(['/devices', added.id]);
  }
}
