import { Injectable, inject } from '@angular/core';

import { deviceGroupsDelete, deviceGroupsGet } from '../../api/device-groups';
import type { DeviceGroupItem, DeviceGroupResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { CriteriaNames } from './criteria-names';
import { fixedDeviceIds } from './criteria.rules';

/** What can be done with a device group, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class DeviceGroupActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #names = inject(CriteriaNames);
  readonly #toasts = inject(Toasts);

  add(): Promise<DeviceGroupResponse | undefined> {
    return this.#dialogs.open(() => import('./device-group-form').then((m) => m.DeviceGroupForm), {
      group: null,
      criteria: null,
    });
  }

  /** Edits the group as it is now: a list knows no criteria. */
  async edit({ id }: DeviceGroupItem): Promise<DeviceGroupResponse | undefined> {
    let group: DeviceGroupResponse;
    try {
      group = await this.#api.send(deviceGroupsGet(id));
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    }
    const tree = await this.#names.read(group.criteria);
    const [only] = tree.children;
    const saved = await this.#dialogs.open(() => import('./device-group-form').then((m) => m.DeviceGroupForm), {
      group,
      criteria: fixedDeviceIds(group.criteria) && only ? only : tree,
    });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  async delete({
    id,
    name,
    version,
    usedBy = [],
  }: DeviceGroupItem & Partial<Pick<DeviceGroupResponse, 'usedBy'>>): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`The devices stay. A group that the rule of a license names can’t be deleted.`,
      consequences: usedBy.map((license) => $localize`The rule of ${license.name}:license: names it.`),
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(deviceGroupsDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }
}
