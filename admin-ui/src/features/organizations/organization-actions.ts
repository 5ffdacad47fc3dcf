import { Injectable, inject } from '@angular/core';

import type { LocationResponse, OrganizationResponse } from '../../api/model';
import { organizationLocationsDelete } from '../../api/organization-locations';
import { organizationsDelete } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with an organization and its locations, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class OrganizationActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<OrganizationResponse | undefined> {
    return this.#openForm(null);
  }

  async edit(organization: OrganizationResponse): Promise<OrganizationResponse | undefined> {
    const saved = await this.#openForm(organization);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  async delete({ id, name, version, deviceCount, locationCount }: OrganizationResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Only an organization that nothing belongs to can be deleted. Any other is archived, so that its history stays.`,
      consequences: [
        ...(deviceCount > 0 ? [$localize`It still has active devices: ${formatNumber(deviceCount)}:count:.`] : []),
        ...(locationCount > 0 ? [$localize`It still has locations: ${formatNumber(locationCount)}:count:.`] : []),
      ],
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(organizationsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  async addLocation(organizationId: number): Promise<LocationResponse | undefined> {
    return this.#openLocationForm(organizationId, null);
  }

  async editLocation(organizationId: number, location: LocationResponse): Promise<LocationResponse | undefined> {
    const saved = await this.#openLocationForm(organizationId, location);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  async deleteLocation(organizationId: number, { id, name, version, deviceCount }: LocationResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Only a location without devices that never held a license seat can be deleted. Any other is archived, so that its history stays.`,
      consequences: [
        ...(deviceCount > 0 ? [$localize`It still has active devices: ${formatNumber(deviceCount)}:count:.`] : []),
        $localize`Its enrollment tokens stop working.`,
      ],
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(organizationLocationsDelete(organizationId, id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  /** Shows a location's enrollment tokens. */
  async showEnrollment(location: LocationResponse): Promise<void> {
    await this.#dialogs.open(() => import('./enrollment-tokens').then((m) => m.EnrollmentTokens), {
      location,
    });
  }

  #openForm(organization: OrganizationResponse | null): Promise<OrganizationResponse | undefined> {
    return this.#dialogs.open(() => import('./organization-form').then((m) => m.OrganizationForm), { organization });
  }

  #openLocationForm(organizationId: number, location: LocationResponse | null): Promise<LocationResponse | undefined> {
    return this.#dialogs.open(() => import('./location-form').then((m) => m.LocationForm), {
      organizationId,
      location,
    });
  }
}
