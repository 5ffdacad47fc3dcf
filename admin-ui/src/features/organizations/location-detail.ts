import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import type { LocationResponse } from '../../api/model';
import { organizationLocationsGet } from '../../api/organization-locations';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { seesLicenses } from '../licenses/sees-licenses';
import { ArchiveActions } from './archive-actions';
import { OrganizationActions } from './organization-actions';

/** One location of an organization. */
@Component({
  selector: 'app-location-detail',
  imports: [Can, Icon, PageHeader, ResourceState, Tabs],
  template: `
    <app-page-header [heading]="name()" [text]="address()" [breadcrumbs]="breadcrumbs()">
      @if (archived()) {
        <span headerStatus class="badge" i18n>Archived</span>
      }
      @if (location.hasValue()) {
        @let shown = location.value();
        @let on = { organizationId: shown.organization.id };
        <button *appCan="'update'; subject: 'Location'; on: on" type="button" class="button" (click)="edit(shown)">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
        </button>
        <button *appCan="'update'; subject: 'Location'; on: on" type="button" class="button" (click)="archive(shown)">
          <app-icon name="archive" /> {{ archiveLabel(shown) }}
        </button>
        <button *appCan="'delete'; subject: 'Location'; on: on" type="button" class="button" (click)="delete(shown)">
          <app-icon name="trash" /> <ng-container i18n>Delete</ng-container>
        </button>
      }
    </app-page-header>
    @if (archived()) {
      <p class="notice">
        <app-icon name="archive" />
        <span i18n
          >This location is out of use: it holds no seats, and inventory agents are refused that report to it.</span
        >
      </p>
    }
    @if (location.hasValue()) {
      <app-tabs label="Location" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="location" [back]="organizations" />
    }
  `,
})
export class LocationDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(OrganizationActions);
  readonly #archives = inject(ArchiveActions);
  readonly #router = inject(Router);
  readonly #seesLicenses = seesLicenses();

  /** From the address: the organization. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address. */
  readonly locationId = input.required({ transform: numberAttribute });

  protected readonly location = apiResource(() => organizationLocationsGet(this.id(), this.locationId()), {
    topics: ['locations'],
  });
  protected readonly archived = computed(() => this.location.hasValue() && this.location.value().archivedAt !== null);
  protected readonly name = computed(() => {
    if (this.location.hasValue()) return this.location.value().name;
    return this.location.error() ? $localize`Location` : '';
  });
  /** In one line. */
  protected readonly address = computed(() =>
    this.location.hasValue()
      ? this.location
          .value()
          .address.split(/\s*\n\s*/)
          .join(', ')
      : '',
  );
  protected readonly organizations: Breadcrumb = { label: $localize`Organizations`, link: '/organizations' };
  protected readonly breadcrumbs = computed<readonly Breadcrumb[]>(() => {
    if (!this.location.hasValue()) return [this.organizations];
    const { organization } = this.location.value();
    return [
      this.organizations,
      { label: organization.name, link: ['/organizations', organization.id] },
      { label: $localize`Locations`, link: ['/organizations', organization.id, 'locations'] },
    ];
  });
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const on = { organizationId: this.id() };
    return [
      { path: 'overview', label: $localize`Overview` },
      ...(this.#abilities.can('read', 'Device', on) ? [{ path: 'devices', label: $localize`Devices` }] : []),
      ...(this.#seesLicenses() ? [{ path: 'licenses', label: $localize`Licenses` }] : []),
      ...(this.#abilities.can('read', 'EnrollmentToken', on)
        ? [{ path: 'enrollment', label: $localize`Enrollment tokens` }]
        : []),
      ...(this.#abilities.can('read', 'AuditEvent', on) ? [{ path: 'activity', label: $localize`Activity` }] : []),
    ];
  });

  protected async edit(location: LocationResponse): Promise<void> {
    const saved = await this.#actions.editLocation(this.id(), location);
    if (saved) this.location.set(saved);
  }

  protected archiveLabel(location: LocationResponse): string {
    return this.#archives.label(location);
  }

  protected async archive(location: LocationResponse): Promise<void> {
    const changed = await this.#archives.changeLocation(location);
    if (changed) this.location.set(changed);
  }

  protected async delete(location: LocationResponse): Promise<void> {
    if (!(await this.#actions.deleteLocation(this.id(), location))) return;
    await this.#router.navigate(['/organizations', this.id(), 'locations']);
  }
}
