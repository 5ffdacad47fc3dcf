import { Injectable, inject } from '@angular/core';

import { authDisableOneTimeCodes, authRenewRecoveryCodes } from '../../api/auth';
import type { OwnAccountResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';

/** Whose codes they are: somebody without a password proves who they are by a code. */
type Owner = Pick<OwnAccountResponse, 'hasPassword'>;

/** What can be done with one's own one-time codes. Each says whether something changed. */
@Injectable({ providedIn: 'root' })
export class CodeActions {
  readonly #api = inject(Api);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  /** Makes new recovery codes and shows them. */
  async renew({ hasPassword }: Owner): Promise<boolean> {
    let codes: readonly string[] = [];
    const renewed = await this.#ask({
      heading: $localize`New recovery codes`,
      text: $localize`The codes that you have now stop working.`,
      submitLabel: $localize`Make codes`,
      danger: false,
      hasPassword,
      run: async (proof) => {
        codes = (await this.#api.send(authRenewRecoveryCodes(proof))).recoveryCodes;
      },
    });
    if (!renewed) return false;
    await this.#dialogs.open(() => import('./recovery-codes-shown').then((m) => m.RecoveryCodesShown), { codes });
    return true;
  }

  async turnOff({ hasPassword }: Owner): Promise<boolean> {
    const done = await this.#ask({
      heading: $localize`Turn off one-time codes?`,
      text: hasPassword
        ? $localize`Signing in then asks for your password alone. Your recovery codes stop working.`
        : $localize`Your recovery codes stop working.`,
      submitLabel: $localize`Turn off`,
      danger: true,
      hasPassword,
      run: (proof) => this.#api.send(authDisableOneTimeCodes(proof)),
    });
    if (done) this.#toasts.done($localize`One-time codes are off.`);
    return done;
  }

  async #ask(question: import('./proof-form').ProofQuestion): Promise<boolean> {
    return (await this.#dialogs.open(() => import('./proof-form').then((m) => m.ProofForm), question)) === true;
  }
}
