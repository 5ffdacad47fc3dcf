import { Injectable, inject } from '@angular/core';

import { devicesDecommission, devicesDecommissionMany, devicesDelete, devicesReactivate } from '../../api/devices';
import { locationsGet } from '../../api/locations';
import type { DeviceResponse } from '../../api/model';
import { organizationsGet } from '../../api/organizations';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Toasts } from '../../core/toasts';
import { Batches, Confirmations, Dialogs } from '../../ui/dialog';
import type { DeviceFormPlace } from './device-form';

/** The server takes more; a person sees how far it is. */
const decommissionedAtOnce = 50;

/** Where a device is added. */
interface DevicePlace {
  readonly organizationId?: number | null;
  readonly locationId?: number;
}

/** What can be done with a device, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class DeviceActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #scope = inject(OrganizationScope);
  readonly #toasts = inject(Toasts);

  /** Adds a device by hand. @param place where it begins to be; the organization that the panel is narrowed to when left out */
  async add(place: DevicePlace = {}): Promise<DeviceResponse | undefined> {
    const { locationId, organizationId = this.#scope.organizationId() } = place;
    try {
      if (locationId !== undefined) {
        const location = await this.#api.send(locationsGet(locationId));
        return await this.#openForm(null, { organization: location.organization, location });
      }
      const organization = organizationId === null ? null : await this.#api.send(organizationsGet(organizationId));
      return await this.#openForm(null, { organization, location: null });
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    }
  }

  async edit(device: DeviceResponse): Promise<DeviceResponse | undefined> {
    const saved = await this.#openForm(device);
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  /** @param foreign how many active ones were selected beside it that this person may not change */
  async decommission({ id, name, licenseCount }: DeviceResponse, foreign = 0): Promise<boolean> {
    const done = await this.#confirmations.ask({
      title: $localize`Decommission ${name}:name:?`,
      message: $localize`A decommissioned device holds no seats, and its agent is turned away. Its history stays, and it can be reactivated.`,
      consequences: [seatsThatEnd(licenseCount), ...othersThatStay(foreign)],
      confirmLabel: $localize`Decommission`,
      danger: true,
      run: () => this.#api.send(devicesDecommission(id)),
    });
    if (done) this.#toasts.done($localize`${name}:name: was decommissioned.`);
    return done;
  }

  /**
   * Decommissions those that are in use, as far as this person may, and tells of those that were refused.
   * @returns those that are out of use now, or none where nothing was done
   */
  async decommissionAll(devices: readonly DeviceResponse[]): Promise<readonly DeviceResponse[]> {
    const retired = devices.filter(({ status }) => status !== 'ACTIVE');
    const active = devices.filter(({ status }) => status === 'ACTIVE');
    const those = active.filter(({ organization }) =>
      this.#abilities.can('update', 'Device', { organizationId: organization.id }),
    );
    const foreign = active.length - those.length;
    const [only] = those;
    if (only === undefined) {
      this.#toasts.done(
        foreign > 0
          ? $localize`You may not decommission any of the selected devices.`
          : $localize`None of the selected devices is active.`,
      );
      return [];
    }
    if (those.length === 1) return (await this.decommission(only, foreign)) ? [...retired, only] : [];
    const seats = those.reduce((sum, { licenseCount }) => sum + licenseCount, 0);
    const count = formatNumber(those.length);
    const work = new Batches(those, decommissionedAtOnce);
    await this.#confirmations.ask({
      title: $localize`Decommission ${count}:count: devices?`,
      message: $localize`Decommissioned devices hold no seats, and their agents are turned away. Their history stays, and they can be reactivated.`,
      consequences: [seatsThatEnd(seats), ...othersThatStay(foreign)],
      confirmLabel: $localize`Decommission`,
      danger: true,
      run: ({ tell, stopped }) =>
        work.run(async (ids) => {
          tell($localize`${formatNumber(work.judged)}:done: of ${count}:total: devices`);
          return (await this.#api.send(devicesDecommissionMany({ ids }))).refused;
        }, stopped),
    });
    const { done, refused } = work;
    if (done.length === those.length) this.#toasts.done($localize`${count}:count: devices were decommissioned.`);
    else if (work.judged > 0) {
      this.#toasts.done($localize`${formatNumber(done.length)}:done: of ${count}:total: devices were decommissioned.`);
    }
    if (refused.length > 0) {
      await this.#dialogs.open(() => import('../../ui/dialog/refused-things').then((m) => m.RefusedThings), {
        refused,
      });
    }
    return done.length > 0 ? [...retired, ...done] : [];
  }

  async reactivate({ id, name }: DeviceResponse): Promise<boolean> {
    const done = await this.#confirmations.ask({
      title: $localize`Reactivate ${name}:name:?`,
      message: $localize`Automatic licenses give it seats again where their rules match.`,
      confirmLabel: $localize`Reactivate`,
      run: () => this.#api.send(devicesReactivate(id)),
    });
    if (done) this.#toasts.done($localize`${name}:name: is active again.`);
    return done;
  }

  async delete({ id, name, version }: DeviceResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`Only a device that never held a license seat can be deleted. Any other is decommissioned, so that its history stays.`,
      consequences: [$localize`What inventories reported of it goes with it.`],
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(devicesDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  #openForm(
    device: DeviceResponse | null,
    place: DeviceFormPlace = { organization: null, location: null },
  ): Promise<DeviceResponse | undefined> {
    return this.#dialogs.open(() => import('./device-form').then((m) => m.DeviceForm), { device, place });
  }
}

function seatsThatEnd(count: number): string {
  if (count === 0) return $localize`No license seats are held now.`;
  return count === 1
    ? $localize`1 license seat ends today.`
    : $localize`${formatNumber(count)}:count: license seats end today.`;
}

function othersThatStay(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? $localize`1 other stays: it is of an organization in which you may not change devices.`
      : $localize`${formatNumber(count)}:count: others stay: they are of organizations in which you may not change devices.`,
  ];
}
