import { DOCUMENT, Injectable, inject } from '@angular/core';

import { assignmentsExport, assignmentsList } from '../../api/assignments';
import { licenseAttachmentsList } from '../../api/license-attachments';
import { licenseKeysList } from '../../api/license-keys';
import { licensesDelete, licensesPurchases, licensesRenewal, licensesUsageHistory } from '../../api/licenses';
import type { LicenseResponse, PurchaseResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import type { ApiRequest } from '../../core/api/api-request';
import { Toasts } from '../../core/toasts';
import type { RowAction } from '../../ui/data-table';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { BillingProductActions } from '../billing-products/billing-product-actions';
import { deletionConsequences } from './license-deletion.rules';
import { LicenseStarts } from './license-starts';
import { mayBeChanged, permissionScope } from './license-status.rules';
import { isWhole } from './whole-license';

/** What a menu has to know of a license. */
type ShownLicense = Pick<LicenseResponse, 'id' | 'type' | 'assignmentMode' | 'scope'>;

/** What can be done with a license, wherever it is shown. */
@Injectable({ providedIn: 'root' })
export class LicenseActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #billing = inject(BillingProductActions);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #starts = inject(LicenseStarts);
  readonly #toasts = inject(Toasts);
  /** Asked twice, the second time is the first. */
  #renewing = false;
  readonly #window = inject(DOCUMENT).defaultView;

  /** Whether the signed-in person may change this license: whoever does sees all of it. */
  mayUpdate(license: ShownLicense): boolean {
    return license.scope.complete && this.mayUpdateSeats(license);
  }

  /** Whether they may give and end its seats, in organizations where they may see licenses. */
  mayUpdateSeats(license: ShownLicense): boolean {
    return mayBeChanged(license) && this.#abilities.can('update', 'License', permissionScope(license));
  }

  mayDelete(license: ShownLicense): boolean {
    return mayBeChanged(license) && this.#abilities.can('delete', 'License', permissionScope(license));
  }

  /**
   * The menu of a license.
   *
   * @param done what follows a change: gets the license as it is now, or `null` when it was deleted
   */
  menu(license: LicenseResponse, done: (license: LicenseResponse | null) => void): readonly RowAction[] {
    return this.menuOf(license, () => Promise.resolve(license), done);
  }

  /**
   * The menu of a license of which only a part is shown.
   *
   * @param whole reads the license when something is done with it
   */
  menuOf(
    license: ShownLicense,
    whole: () => Promise<LicenseResponse>,
    done: (license: LicenseResponse | null) => void,
  ): readonly RowAction[] {
    const run = (action: (license: LicenseResponse) => Promise<LicenseResponse | null | undefined>): void =>
      void whole()
        .then(action)
        .then((result) => {
          if (result !== undefined) done(result);
        });
    const mayUpdate = this.mayUpdate(license);
    const mayCopy = license.scope.complete && this.#abilities.can('create', 'License', permissionScope(license));
    return [
      ...(mayUpdate
        ? ([
            { label: $localize`Edit settings`, icon: 'edit', run: () => run((read) => this.edit(read)) },
            { label: quantityLabel(license), icon: 'license', run: () => run((read) => this.editQuantity(read)) },
          ] as const)
        : []),
      ...(mayCopy
        ? [{ label: $localize`Duplicate`, icon: 'copy' as const, run: () => run((read) => this.duplicate(read)) }]
        : []),
      ...(this.#billing.mayBill()
        ? [{ label: $localize`Bill this license`, icon: 'billing' as const, run: () => run((read) => this.bill(read)) }]
        : []),
      ...(license.type === 'CUSTOM'
        ? []
        : [{ label: $localize`Export seats`, icon: 'download' as const, run: () => this.#exportSeats(license.id) }]),
      ...(this.mayDelete(license)
        ? [
            {
              label: $localize`Delete`,
              icon: 'trash' as const,
              danger: true,
              run: () => run((read) => this.delete(read)),
            },
          ]
        : []),
    ];
  }

  /** Makes a product of the license, which is left as it is. */
  async bill({ id, name }: LicenseResponse): Promise<undefined> {
    await this.#billing.add({ id, name });
  }

  /** The seats that are held now, as a spreadsheet. */
  #exportSeats(licenseId: number): void {
    const { url } = assignmentsExport(licenseId, { format: 'xlsx', active: true });
    this.#window?.location.assign(url);
  }

  /** @returns the new license; `undefined` when the dialog was left */
  async add(): Promise<LicenseResponse | undefined> {
    return this.#dialogs.open(() => import('./license-form').then((m) => m.LicenseForm), {
      mode: 'add',
      start: this.#starts.blank(),
    });
  }

  async edit(license: LicenseResponse): Promise<LicenseResponse | undefined> {
    const start = await this.#starts.of(license);
    if (!start) return undefined;
    const saved = await this.#dialogs.open(() => import('./license-form').then((m) => m.LicenseForm), {
      mode: 'edit',
      start,
      license,
    });
    if (saved) this.#toasts.done(savedText(saved));
    return saved;
  }

  async duplicate(license: LicenseResponse): Promise<LicenseResponse | undefined> {
    const start = await this.#starts.of({ ...license, name: $localize`Copy of ${license.name}:name:` });
    if (!start) return undefined;
    const saved = await this.#dialogs.open(() => import('./license-form').then((m) => m.LicenseForm), {
      mode: 'add',
      start,
    });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was added.`);
    return saved;
  }

  async editQuantity(license: LicenseResponse): Promise<LicenseResponse | undefined> {
    if (!isWhole(license)) return undefined;
    const saved = await this.#dialogs.open(() => import('./quantity-form').then((m) => m.QuantityForm), { license });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  /** Whether its next term can be opened: one without an expiration has none. */
  mayRenew(license: LicenseResponse): boolean {
    return isWhole(license) && license.term.expiresOn !== null && this.mayUpdate(license);
  }

  /** Opens the next term. @returns the license with it; `undefined` when the dialog was left, or could not be opened */
  async renew(license: LicenseResponse): Promise<LicenseResponse | undefined> {
    if (!isWhole(license) || this.#renewing) return undefined;
    this.#renewing = true;
    try {
      const proposal = await this.#api.send(licensesRenewal(license.id));
      const form = () => import('./license-renewal-form').then((m) => m.LicenseRenewalForm);
      const saved = await this.#dialogs.open(form, { license, proposal });
      if (saved) this.#toasts.done($localize`${saved.name}:name: was renewed.`);
      return saved;
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    } finally {
      this.#renewing = false;
    }
  }

  /**
   * Adds a purchase, or corrects one.
   *
   * @param purchase `null` for a new one
   * @returns whether it was saved
   */
  async savePurchase(license: LicenseResponse, purchase: PurchaseResponse | null): Promise<boolean> {
    if (!isWhole(license)) return false;
    const saved = await this.#dialogs.open(() => import('./purchase-form').then((m) => m.PurchaseForm), {
      license,
      purchase,
    });
    if (saved) this.#toasts.done(purchase ? $localize`The purchase was saved.` : $localize`The purchase was added.`);
    return saved !== undefined;
  }

  /** @returns `null` when it was deleted; `undefined` when it was not */
  async delete(license: LicenseResponse): Promise<null | undefined> {
    const { name, id, version } = license;
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`This can’t be undone. Deleted with the license:`,
      consequences: await this.#consequences(license),
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(licensesDelete(id), { ifMatch: version }),
    });
    if (!deleted) return undefined;
    this.#toasts.done($localize`${name}:name: was deleted.`);
    return null;
  }

  /** Counted when it is asked; the question is asked without the counts when they can't be read. */
  async #consequences(license: LicenseResponse): Promise<readonly string[]> {
    const { id, type } = license;
    const one = { pageSize: 1 };
    try {
      const [held, ended, purchases, edits, keys, attachments] = await Promise.all([
        type === 'CUSTOM' ? 0 : this.#total(assignmentsList(id, { ...one, active: true })),
        type === 'CUSTOM' ? 0 : this.#total(assignmentsList(id, { ...one, active: false })),
        this.#total(licensesPurchases(id, one)),
        type === 'CUSTOM' ? this.#total(licensesUsageHistory(id, one)) : 0,
        this.#abilities.can('read', 'LicenseKey', permissionScope(license)) ? this.#total(licenseKeysList(id, one)) : 0,
        this.#total(licenseAttachmentsList(id, one)),
      ]);
      return deletionConsequences({ held, ended, purchases, edits, keys, attachments });
    } catch {
      return [$localize`its seats, purchases and history`];
    }
  }

  async #total(request: ApiRequest<{ readonly total: number }>): Promise<number> {
    return (await this.#api.send(request)).total;
  }
}

function savedText({ name, seatUpdate }: LicenseResponse): string {
  return seatUpdate
    ? $localize`${name}:name: was saved. Its seats are being updated.`
    : $localize`${name}:name: was saved.`;
}

/** The usage of a custom license is set with its quantity. */
function quantityLabel({ type }: Pick<LicenseResponse, 'type'>): string {
  return type === 'CUSTOM' ? $localize`Edit quantity and usage` : $localize`Edit quantity`;
}
