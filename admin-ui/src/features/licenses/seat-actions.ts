import { Injectable, inject } from '@angular/core';

import { assignmentsRemove } from '../../api/assignments';
import { licenseExceptionsGet, licenseExceptionsReplace } from '../../api/license-exceptions';
import type { AddAssignmentsResponse, AssignmentResponse, LicenseResponse, RejectedSeat } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { EntityOption } from '../../ui/form';
import { seatCountText } from '../../core/counts';
import { exceptionRows, exceptionsRequest } from './exceptions.rules';
import { holderCountText } from './holder-words';
import { holderKindOf } from './license-kinds.rules';
import { LicenseStarts } from './license-starts';
import { refusedHolders } from './refused-holders.rules';

/** What can be done with the seats of a license. */
@Injectable({ providedIn: 'root' })
export class SeatActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #starts = inject(LicenseStarts);
  readonly #toasts = inject(Toasts);

  /** Gives seats to devices, people or locations that are picked. @returns whether any seat was given */
  async addHolders(license: LicenseResponse): Promise<boolean> {
    const kind = holderKindOf(license.type);
    const scope = await this.#starts.scopeOf(license);
    if (kind === null || !scope) return false;
    const data = { license, kind, scope };
    const added = await this.#dialogs.open(() => import('./add-holders').then((m) => m.AddHolders), data);
    if (!added) return false;
    await this.tell(added.answer, added.picked);
    return added.answer.created.length > 0;
  }

  /** Tells what became of those whom seats were given to. */
  async tell(answer: AddAssignmentsResponse, picked: readonly EntityOption[]): Promise<void> {
    const given = answer.created.reduce((total, { seats }) => total + seats, 0);
    const refused = refusedHolders(answer, picked);
    const done = given === 0 ? $localize`No seat was assigned.` : $localize`${seatCountText(given)}:seats: assigned.`;
    if (refused.length === 0) {
      this.#toasts.done(done);
      return;
    }
    await this.#dialogs.open(() => import('./refused-holders').then((m) => m.RefusedHolders), { done, refused });
  }

  /**
   * Changes who an automatic license pins in or keeps out.
   *
   * @param keepOut somebody to add to those who are kept out
   * @returns whether it was changed
   */
  async editExceptions(license: LicenseResponse, keepOut: AssignmentResponse['holder'] | null): Promise<boolean> {
    const kind = holderKindOf(license.type);
    const scope = await this.#starts.scopeOf(license);
    if (kind === null || !scope) return false;
    const exceptions = await this.#api.send(licenseExceptionsGet(license.id)).catch((error: unknown) => {
      this.#toasts.failed(error);
    });
    if (!exceptions) return false;
    const data = { license, kind, scope, exceptions, keepOut };
    const saved = await this.#dialogs.open(() => import('./exceptions-form').then((m) => m.ExceptionsForm), data);
    if (!saved) return false;
    const before = exceptionsRequest(kind, exceptionRows(exceptions));
    this.#toasts.done($localize`The exceptions of ${license.name}:license: were saved.`, {
      undo: () => this.#api.send(licenseExceptionsReplace(license.id, before), { ifMatch: saved.version }),
    });
    return true;
  }

  /** Changes date, seats or note. @returns whether it was changed */
  async edit(licenseId: number, seat: AssignmentResponse): Promise<boolean> {
    const saved = await this.#dialogs.open(() => import('./seat-form').then((m) => m.SeatForm), { licenseId, seat });
    if (saved) this.#toasts.done($localize`The seat of ${saved.holder.name}:holder: was saved.`);
    return saved !== undefined;
  }

  /** Ends seats, all at once; who held them when stays known. @returns whether any was ended */
  async remove(license: LicenseResponse, seats: readonly AssignmentResponse[]): Promise<boolean> {
    const [first] = seats;
    if (!first) return false;
    const several = holderCountText(first.holder.kind, seats.length);
    const count = seats.reduce((total, seat) => total + seat.seats, 0);
    let rejected: readonly RejectedSeat[] = [];
    const done = await this.#confirmations.ask({
      title:
        seats.length === 1
          ? $localize`Remove ${first.holder.name}:holder: from ${license.name}:license:?`
          : $localize`Remove ${several}:holders: from ${license.name}:license:?`,
      message:
        count === 1
          ? $localize`The seat ends today. Assignments still shows who held it, and when.`
          : $localize`The seats end today. Assignments still shows who held them, and when.`,
      confirmLabel: $localize`Remove`,
      danger: true,
      run: async () => {
        const request = assignmentsRemove(license.id, { assignmentIds: seats.map(({ id }) => id) });
        ({ rejected } = await this.#api.send(request));
      },
    });
    if (!done) return false;
    const removed = seats.length - rejected.length;
    const who = seats.length === 1 ? first.holder.name : holderCountText(first.holder.kind, removed);
    if (removed === 1) this.#toasts.done($localize`${who}:holder: was removed.`);
    else if (removed > 0) this.#toasts.done($localize`${who}:holders: were removed.`);
    if (rejected.length > 0) {
      const held = seats.map(({ id, holder }) => ({ id, name: holder.name }));
      await this.#dialogs.open(() => import('./refused-holders').then((m) => m.RefusedHolders), {
        done: $localize`Some keep their seats.`,
        refused: refusedHolders({ alreadyHeld: [], rejected }, held),
      });
    }
    return removed > 0;
  }
}
