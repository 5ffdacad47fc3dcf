import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import { devicesGet } from '../../api/devices';
import type { DeviceResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { deviceClassWords } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { seesLicenses } from '../licenses/sees-licenses';
import { DeviceActions } from './device-actions';
import { DeviceStatus } from './device-status';

/** One device. */
@Component({
  selector: 'app-device-detail',
  imports: [Can, DeviceStatus, Icon, PageHeader, ResourceState, Tabs],
  template: `
    <app-page-header [heading]="name()" [text]="summary()" [breadcrumbs]="breadcrumbs">
      @if (device.hasValue()) {
        <app-device-status headerStatus [status]="device.value().status" />
      }
      @if (device.hasValue()) {
        @let shown = device.value();
        @let on = { organizationId: shown.organization.id };
        <button *appCan="'update'; subject: 'Device'; on: on" type="button" class="button" (click)="edit(shown)">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
        </button>
        <button *appCan="'update'; subject: 'Device'; on: on" type="button" class="button" (click)="turn(shown)">
          @if (shown.status === 'ACTIVE') {
            <app-icon name="archive" /> <ng-container i18n>Decommission</ng-container>
          } @else {
            <app-icon name="refresh" /> <ng-container i18n>Reactivate</ng-container>
          }
        </button>
        <button *appCan="'delete'; subject: 'Device'; on: on" type="button" class="button" (click)="delete(shown)">
          <app-icon name="trash" /> <ng-container i18n>Delete</ng-container>
        </button>
      }
    </app-page-header>
    @if (device.hasValue()) {
      <app-tabs label="Device" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="device" [back]="breadcrumbs[0]" />
    }
  `,
})
export class DeviceDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeviceActions);
  readonly #router = inject(Router);
  readonly #seesLicenses = seesLicenses();

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly device = apiResource(() => devicesGet(this.id()), { topics: ['devices'] });
  protected readonly name = computed(() => {
    if (this.device.hasValue()) return this.device.value().name;
    return this.device.error() ? $localize`Device` : '';
  });
  /** What it is and where, to tell it from others of the name. */
  protected readonly summary = computed(() => {
    if (!this.device.hasValue()) return '';
    const { deviceClass, osName, organization, location } = this.device.value();
    const place = `${organization.name}, ${location.name}`;
    return [deviceClassWords[deviceClass], osName, place].filter((part) => part !== '').join(' · ');
  });
  protected readonly breadcrumbs: readonly [Breadcrumb] = [{ label: $localize`Devices`, link: '/devices' }];
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const organizationId = this.device.hasValue() ? this.device.value().organization.id : null;
    return [
      { path: 'overview', label: $localize`Overview` },
      { path: 'software', label: $localize`Software` },
      ...(this.#seesLicenses() ? [{ path: 'licenses', label: $localize`Licenses` }] : []),
      ...(this.#abilities.can('read', 'AuditEvent', { organizationId })
        ? [{ path: 'activity', label: $localize`Activity` }]
        : []),
    ];
  });

  protected async edit(device: DeviceResponse): Promise<void> {
    if (await this.#actions.edit(device)) this.device.reload();
  }

  protected async turn(device: DeviceResponse): Promise<void> {
    const done = device.status === 'ACTIVE' ? this.#actions.decommission(device) : this.#actions.reactivate(device);
    if (await done) this.device.reload();
  }

  protected async delete(device: DeviceResponse): Promise<void> {
    if (await this.#actions.delete(device)) await this.#router.navigate(['/devices']);
  }
}
