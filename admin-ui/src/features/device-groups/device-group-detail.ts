import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import { deviceGroupsGet } from '../../api/device-groups';
import type { DeviceGroupResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { DeviceGroupActions } from './device-group-actions';

/** One device group. */
@Component({
  selector: 'app-device-group-detail',
  imports: [Can, Icon, PageHeader, ResourceState, Tabs],
  template: `
    <app-page-header [heading]="name()" [text]="description()" [breadcrumbs]="breadcrumbs">
      @if (group.hasValue()) {
        @let shown = group.value();
        <button *appCan="'update'; subject: 'DeviceGroup'" type="button" class="button" (click)="edit(shown)">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
        </button>
        <button *appCan="'delete'; subject: 'DeviceGroup'" type="button" class="button" (click)="delete(shown)">
          <app-icon name="trash" /> <ng-container i18n>Delete</ng-container>
        </button>
      }
    </app-page-header>
    @if (group.hasValue()) {
      <app-tabs label="Device group" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="group" [back]="breadcrumbs[0]" />
    }
  `,
})
export class DeviceGroupDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(DeviceGroupActions);
  readonly #router = inject(Router);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly group = apiResource(() => deviceGroupsGet(this.id()), {
    topics: ['device-groups', 'devices', 'software'],
  });
  protected readonly name = computed(() => {
    if (this.group.hasValue()) return this.group.value().name;
    return this.group.error() ? $localize`Device group` : '';
  });
  protected readonly description = computed(() => (this.group.hasValue() ? this.group.value().description : ''));
  protected readonly breadcrumbs: readonly [Breadcrumb] = [{ label: $localize`Device groups`, link: '/device-groups' }];
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const count = this.group.hasValue() ? this.group.value().deviceCount : undefined;
    return [
      { path: 'overview', label: $localize`Overview` },
      ...(this.#abilities.can('read', 'Device') ? [{ path: 'devices', label: $localize`Devices`, count }] : []),
      ...(this.#abilities.can('read', 'AuditEvent') ? [{ path: 'activity', label: $localize`Activity` }] : []),
    ];
  });

  protected async edit(group: DeviceGroupResponse): Promise<void> {
    const saved = await this.#actions.edit(group);
    if (saved) this.group.set(saved);
  }

  protected async delete(group: DeviceGroupResponse): Promise<void> {
    if (await this.#actions.delete(group)) await this.#router.navigate(['/device-groups']);
  }
}
