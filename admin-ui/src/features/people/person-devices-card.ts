import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { devicesList } from '../../api/devices';
import type { DeviceResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatAgo, formatNumber } from '../../core/format';
import { deviceClassWords } from '../../core/words';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { ResourceState } from '../../ui/resource-state/resource-state';

const mostShown = 6;

/** The devices whose primary user a person is. */
@Component({
  selector: 'app-person-devices-card',
  imports: [Card, Line, Lines, ResourceState, RouterLink],
  template: `
    <app-card heading="Devices used" i18n-heading>
      @if (devices(); as page) {
        <app-lines>
          @for (device of page.items; track device.id) {
            <app-line>
              <a [routerLink]="['/devices', device.id]">{{ device.name }}</a>
              <span lineNote>{{ what(device) }}</span>
              <span lineEnd class="muted small">{{ ago(device.lastSeenAt) }}</span>
            </app-line>
          } @empty {
            <p class="muted" i18n>The primary user of no device.</p>
          }
        </app-lines>
        @if (page.total > page.items.length) {
          <p class="more">
            <a [routerLink]="['/people', personId(), 'devices']" i18n>All {{ number(page.total) }} devices</a>
          </p>
        }
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
    app-lines p {
      padding-block: 7px;
    }
    .more {
      margin-top: 12px;
    }
  `,
})
export class PersonDevicesCard {
  readonly personId = input.required<number>();

  protected readonly resource = apiResource(
    () => devicesList({ primaryUserId: [this.personId()], pageSize: mostShown, sort: 'name' }),
    { topics: ['devices'] },
  );
  protected readonly devices = lastKnown(this.resource);
  protected readonly ago = formatAgo;
  protected readonly number = formatNumber;

  protected what({ deviceClass, osName }: DeviceResponse): string {
    return [deviceClassWords[deviceClass], osName].filter((part) => part !== '').join(' · ');
  }
}
