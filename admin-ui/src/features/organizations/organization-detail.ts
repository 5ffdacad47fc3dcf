import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import type { OrganizationResponse } from '../../api/model';
import { organizationsGet } from '../../api/organizations';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { Apps } from '../../core/apps/apps';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { seesLicenses } from '../licenses/sees-licenses';
import { ArchiveActions } from './archive-actions';
import { OrganizationActions } from './organization-actions';

/** One organization. */
@Component({
  selector: 'app-organization-detail',
  imports: [Can, Icon, PageHeader, ResourceState, Tabs],
  template: `
    <app-page-header [heading]="name()" [breadcrumbs]="breadcrumbs">
      @if (archived()) {
        <span headerStatus class="badge" i18n>Archived</span>
      }
      @if (organization.hasValue()) {
        @let shown = organization.value();
        <button
          *appCan="'update'; subject: 'Organization'; on: { organizationId: shown.id }"
          type="button"
          class="button"
          (click)="edit(shown)"
        >
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
        </button>
        <button
          *appCan="'update'; subject: 'Organization'; on: { organizationId: shown.id }"
          type="button"
          class="button"
          (click)="archive(shown)"
        >
          <app-icon name="archive" /> {{ archiveLabel(shown) }}
        </button>
        <button
          *appCan="'delete'; subject: 'Organization'; on: { organizationId: shown.id }"
          type="button"
          class="button"
          (click)="delete(shown)"
        >
          <app-icon name="trash" /> <ng-container i18n>Delete</ng-container>
        </button>
      }
    </app-page-header>
    @if (archived()) {
      <p class="notice">
        <app-icon name="archive" />
        <span i18n
          >This organization is out of use: it holds no seats, and inventory agents are refused that report to it.</span
        >
      </p>
    }
    @if (organization.hasValue()) {
      <app-tabs label="Organization" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="organization" [back]="breadcrumbs[0]" />
    }
  `,
})
export class OrganizationDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(OrganizationActions);
  readonly #apps = inject(Apps);
  readonly #archives = inject(ArchiveActions);
  readonly #router = inject(Router);
  readonly #seesLicenses = seesLicenses();

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly organization = apiResource(() => organizationsGet(this.id()), { topics: ['organizations'] });
  protected readonly archived = computed(
    () => this.organization.hasValue() && this.organization.value().archivedAt !== null,
  );
  protected readonly name = computed(() => {
    if (this.organization.hasValue()) return this.organization.value().name;
    return this.organization.error() ? $localize`Organization` : '';
  });
  protected readonly breadcrumbs: readonly [Breadcrumb] = [{ label: $localize`Organizations`, link: '/organizations' }];
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const on = { organizationId: this.id() };
    return [
      { path: 'overview', label: $localize`Overview` },
      ...(this.#abilities.can('read', 'Device', on) ? [{ path: 'devices', label: $localize`Devices` }] : []),
      ...(this.#abilities.can('read', 'Person', { kind: 'END_USER', ...on })
        ? [{ path: 'people', label: $localize`People` }]
        : []),
      { path: 'locations', label: $localize`Locations` },
      ...(this.#seesLicenses() && this.#abilities.can('read', 'Assignment', on)
        ? [{ path: 'licenses', label: $localize`Licenses` }]
        : []),
      ...(this.#seesBilling(on) ? [{ path: 'billing', label: $localize`Billing` }] : []),
      ...(this.#abilities.can('read', 'AuditEvent', on) ? [{ path: 'activity', label: $localize`Activity` }] : []),
    ];
  });

  protected async edit(organization: OrganizationResponse): Promise<void> {
    const saved = await this.#actions.edit(organization);
    if (saved) this.organization.set(saved);
  }

  protected archiveLabel(organization: OrganizationResponse): string {
    return this.#archives.label(organization);
  }

  protected async archive(organization: OrganizationResponse): Promise<void> {
    const changed = await this.#archives.changeOrganization(organization);
    if (changed) this.organization.set(changed);
  }

  protected async delete(organization: OrganizationResponse): Promise<void> {
    if (await this.#actions.delete(organization)) await this.#router.navigate(['/organizations']);
  }

  #seesBilling(on: object): boolean {
    const sees =
      this.#abilities.can('read', 'BillingAgreement', on) || this.#abilities.can('read', 'BillingInvoice', on);
    return sees && this.#apps.isActive('billing');
  }
}
