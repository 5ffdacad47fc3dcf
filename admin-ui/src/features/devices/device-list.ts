import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { Can } from '../../core/ability/can';
import { OrganizationScope } from '../../core/organization-scope';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { DeviceActions } from './device-actions';
import { deviceSource } from './device-source';
import { DeviceTable } from './device-table';

/** All devices. */
@Component({
  selector: 'app-device-list',
  imports: [Can, DeviceTable, EmptyState, Icon, PageHeader, RouterLink],
  template: `
    <app-page-header heading="Devices" i18n-heading>
      <button *appCan="'create'; subject: 'Device'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add device</ng-container>
      </button>
    </app-page-header>

    <app-device-table [source]="devices">
      <app-empty-state
        tableEmpty
        icon="device"
        heading="No devices yet"
        i18n-heading
        text="Install an inventory agent with the enrollment token of a location: the device appears with its first report. Devices without an agent can be added by hand."
        i18n-text
      >
        <a *appCan="'create'; subject: 'EnrollmentToken'" class="button button-primary" routerLink="/organizations" i18n
          >Connect devices</a
        >
      </app-empty-state>
    </app-device-table>
  `,
})
export class DeviceList {
  readonly #actions = inject(DeviceActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);

  protected readonly devices = deviceSource('devices', () => ({ organizationId: this.#scope.ids() }));

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/devices', created.id]);
  }
}
