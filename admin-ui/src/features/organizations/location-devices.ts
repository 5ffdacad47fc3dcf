import { Component, input, numberAttribute } from '@angular/core';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { deviceColumnsWithin, deviceSource } from '../devices/device-source';
import { DeviceTable } from '../devices/device-table';

/** The devices at one location. */
@Component({
  selector: 'app-location-devices',
  imports: [DeviceTable, EmptyState],
  template: `
    <app-device-table [source]="devices" [columns]="columns">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices yet"
        i18n-heading
        text="Install an inventory agent with an enrollment token of this location: the device appears with its first report."
        i18n-text
      />
    </app-device-table>
  `,
})
export class LocationDevices {
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
}
