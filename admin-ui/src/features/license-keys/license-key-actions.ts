import { Injectable, inject } from '@angular/core';

import { licenseKeysDelete } from '../../api/license-keys';
import type { LicenseKeyResponse, LicenseResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { mayBeChanged, permissionScope } from '../licenses/license-status.rules';

/** What can be done with the keys of a license. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class LicenseKeyActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  may(action: 'create' | 'update' | 'delete', license: LicenseResponse): boolean {
    return mayBeChanged(license) && this.#abilities.can(action, 'LicenseKey', permissionScope(license));
  }

  async add(license: LicenseResponse): Promise<boolean> {
    const added = await this.#dialogs.open(() => import('./license-key-form').then((m) => m.LicenseKeyForm), {
      license,
    });
    if (added) this.#toasts.done($localize`The key was added. Its value is kept encrypted.`);
    return added !== undefined;
  }

  async relabel(licenseId: number, key: LicenseKeyResponse): Promise<boolean> {
    const saved = await this.#dialogs.open(
      () => import('./license-key-label-form').then((m) => m.LicenseKeyLabelForm),
      { licenseId, key },
    );
    if (saved) this.#toasts.done($localize`The label was saved.`);
    return saved !== undefined;
  }

  /** Shows the value until it is closed, or for a while. */
  async reveal(licenseId: number, key: LicenseKeyResponse): Promise<void> {
    await this.#dialogs.open(() => import('./revealed-license-key').then((m) => m.RevealedLicenseKey), {
      licenseId,
      key,
    });
  }

  /** Shows who added it, and who looked at it. */
  async history(licenseId: number, key: LicenseKeyResponse): Promise<void> {
    await this.#dialogs.open(() => import('./license-key-events').then((m) => m.LicenseKeyEvents), { licenseId, key });
  }

  async delete(licenseId: number, { id, version, label, maskedValue }: LicenseKeyResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete the key ${label || maskedValue}:key:?`,
      message: $localize`Its value is gone for good: nobody can show it again.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(licenseKeysDelete(licenseId, id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`The key was deleted.`);
    return deleted;
  }
}
