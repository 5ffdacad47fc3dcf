import { Component, input, numberAttribute } from '@angular/core';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { deviceSource } from '../devices/device-source';
import { DeviceTable } from '../devices/device-table';

/** The devices that are in a group now. */
@Component({
  selector: 'app-device-group-devices',
  imports: [DeviceTable, EmptyState],
  template: `
    <app-device-table [source]="devices">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No device is in this group"
        i18n-heading
        text="No device meets the criteria now. It appears here as soon as one does."
        i18n-text
      />
    </app-device-table>
  `,
})
export class DeviceGroupDevices {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly devices = deviceSource('device-group-devices', () => ({ deviceGroupId: [this.id()] }), [
    'deviceGroupId',
  ]);
}
