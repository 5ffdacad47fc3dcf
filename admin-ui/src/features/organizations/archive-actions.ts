import { Injectable, inject } from '@angular/core';

import type { LocationResponse, OrganizationResponse } from '../../api/model';
import { organizationLocationsArchive, organizationLocationsRestore } from '../../api/organization-locations';
import { organizationsArchive, organizationsRestore } from '../../api/organizations';
import { Api } from '../../core/api/api';
import type { ApiRequest } from '../../core/api/api-request';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations } from '../../ui/dialog';

/** An organization or a location. */
type Place = OrganizationResponse | LocationResponse;

/** Puts organizations and locations out of use, and takes them back. */
@Injectable({ providedIn: 'root' })
export class ArchiveActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #toasts = inject(Toasts);

  /** What the action is called: a place in use can be archived, an archived one restored. */
  label({ archivedAt }: Place): string {
    return archivedAt === null ? $localize`Archive` : $localize`Restore`;
  }

  /** Archives an organization in use, restores an archived one. @returns as it is then; `undefined` when it was left */
  changeOrganization(organization: OrganizationResponse): Promise<OrganizationResponse | undefined> {
    const { id, archivedAt, deviceCount } = organization;
    const archive = organizationsArchive(id);
    return this.#change(organization, archivedAt === null ? archive : organizationsRestore(id), archive, [
      $localize`The seats of its devices, people and locations end.`,
      ...devicesThatItHas(deviceCount),
      $localize`Inventory agents that report to it are refused.`,
    ]);
  }

  /** Archives a location in use, restores an archived one. @returns as it is then; `undefined` when it was left */
  changeLocation(location: LocationResponse): Promise<LocationResponse | undefined> {
    const { id, archivedAt, organization, deviceCount } = location;
    const archive = organizationLocationsArchive(organization.id, id);
    return this.#change(
      location,
      archivedAt === null ? archive : organizationLocationsRestore(organization.id, id),
      archive,
      [
        $localize`Its seats and those of its devices end.`,
        ...devicesThatItHas(deviceCount),
        $localize`Inventory agents that report to it are refused.`,
      ],
    );
  }

  async #change<Changed extends Place>(
    place: Place,
    request: ApiRequest<Changed>,
    archive: ApiRequest<Changed>,
    consequences: readonly string[],
  ): Promise<Changed | undefined> {
    const { name, archivedAt, version } = place;
    const archiving = archivedAt === null;
    let changed: Changed | undefined;
    const done = await this.#confirmations.ask({
      title: archiving ? $localize`Archive ${name}:name:?` : $localize`Restore ${name}:name:?`,
      message: archiving
        ? $localize`Nothing is deleted, its history stays, and it can be restored.`
        : $localize`Seats that rules give come back. Seats that were given by hand do not.`,
      consequences: archiving ? consequences : [],
      confirmLabel: this.label(place),
      danger: archiving,
      run: async () => {
        changed = await this.#api.send(request, { ifMatch: version });
      },
    });
    if (!done) return undefined;
    if (archiving) this.#toasts.done($localize`${name}:name: was archived.`);
    else {
      // Restoring takes nothing that archiving again does not bring back. The other way seats given by hand are gone.
      const undo = (): Promise<unknown> => this.#api.send(archive, { ifMatch: changed?.version });
      this.#toasts.done($localize`${name}:name: was restored.`, { undo });
    }
    return changed;
  }
}

function devicesThatItHas(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? $localize`1 active device belongs to it.`
      : $localize`${formatNumber(count)}:count: active devices belong to it.`,
  ];
}
