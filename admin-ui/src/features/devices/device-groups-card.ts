import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { deviceGroupsList } from '../../api/device-groups';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { ResourceState } from '../../ui/resource-state/resource-state';

const mostShown = 50;

/** The device groups that a device is in now. */
@Component({
  selector: 'app-device-groups-card',
  imports: [Card, Line, Lines, ResourceState, RouterLink],
  template: `
    <app-card heading="Device groups" i18n-heading>
      @if (groups(); as page) {
        <app-lines>
          @for (group of page.items; track group.id) {
            <app-line>
              <a [routerLink]="['/device-groups', group.id]">{{ group.name }}</a>
              <span lineNote>{{ group.description }}</span>
            </app-line>
          } @empty {
            <p class="muted" i18n>The criteria of no group are met.</p>
          }
        </app-lines>
      } @else {
        <app-resource-state [resource]="resource" />
      }
    </app-card>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    p {
      padding-block: 7px;
    }
  `,
})
export class DeviceGroupsCard {
  readonly deviceId = input.required<number>();

  protected readonly resource = apiResource(
    () => deviceGroupsList({ deviceId: [this.deviceId()], pageSize: mostShown, sort: 'name' }),
    { topics: ['device-groups', 'devices'] },
  );
  protected readonly groups = lastKnown(this.resource);
}
