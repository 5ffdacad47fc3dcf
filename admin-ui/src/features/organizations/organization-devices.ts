import { Component, input, numberAttribute } from '@angular/core';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { deviceColumnsWithin, deviceSource } from '../devices/device-source';
import { DeviceTable } from '../devices/device-table';

/** The devices of one organization. */
@Component({
  selector: 'app-organization-devices',
  imports: [DeviceTable, EmptyState],
  template: `
    <app-device-table [source]="devices" [columns]="columns">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices yet"
        i18n-heading
        text="Install an inventory agent with the enrollment token of a location: the device appears with its first report."
        i18n-text
      />
    </app-device-table>
  `,
})
export class OrganizationDevices {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly devices = deviceSource('organization-devices', () => ({ organizationId: [this.id()] }), [
    'organizationId',
  ]);
  protected readonly columns = deviceColumnsWithin;
}
