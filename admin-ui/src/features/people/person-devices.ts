import { Component, input, numberAttribute } from '@angular/core';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { deviceColumnsWithin, deviceSource } from '../devices/device-source';
import { DeviceTable } from '../devices/device-table';

/** The devices whose primary user a person is. */
@Component({
  selector: 'app-person-devices',
  imports: [DeviceTable, EmptyState],
  template: `
    <app-device-table [source]="devices" [columns]="columns">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices"
        i18n-heading
        text="Choose this person as the primary user of a device: it is then listed here."
        i18n-text
      />
    </app-device-table>
  `,
})
export class PersonDevices {
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly devices = deviceSource('person-devices', () => ({ primaryUserId: [this.id()] }), [
    'primaryUserId',
  ]);
  protected readonly columns = deviceColumnsWithin;
}
