import { Injectable, inject } from '@angular/core';

import { assignmentsEnd } from '../../api/assignments';
import type { AddAssignmentsResponse, AssignmentResponse, LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { seatCountText } from './counts.rules';
import type { DeviceOption } from './license-form.model';
import { refusedDevices } from './refused-devices.rules';

/** What can be done with the seats of a license. */
@Injectable({ providedIn: 'root' })
export class SeatActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  /** Gives seats to devices that are picked. @returns whether any seat was given */
  async addDevices(license: LicenseResponse): Promise<boolean> {
    const added = await this.#dialogs.open(() => import('./add-devices').then((m) => m.AddDevices), { license });
    if (!added) return false;
    await this.tell(added.answer, added.picked);
    return added.answer.created.length > 0;
  }

  /** Tells what became of devices that seats were given to. */
  async tell(answer: AddAssignmentsResponse, picked: readonly DeviceOption[]): Promise<void> {
    const given = answer.created.reduce((total, { seats }) => total + seats, 0);
    const refused = refusedDevices(answer, picked);
    if (refused.length === 0) {
      this.#toasts.done($localize`${seatCountText(given)}:seats: assigned.`);
      return;
    }
    await this.#dialogs.open(() => import('./refused-devices').then((m) => m.RefusedDevices), { given, refused });
  }

  /** Changes date, seats or note. @returns whether it was changed */
  async edit(licenseId: number, seat: AssignmentResponse): Promise<boolean> {
    const saved = await this.#dialogs.open(() => import('./seat-form').then((m) => m.SeatForm), { licenseId, seat });
    if (saved) this.#toasts.done($localize`The seat of ${saved.holder.name}:device: was saved.`);
    return saved !== undefined;
  }

  /** Ends seats; who held them when stays known. @returns whether they were ended */
  async remove(license: LicenseResponse, seats: readonly AssignmentResponse[]): Promise<boolean> {
    const [first] = seats;
    if (!first) return false;
    const ended = await this.#confirmations.ask({
      title:
        seats.length === 1
          ? $localize`Remove ${first.holder.name}:device: from ${license.name}:license:?`
          : $localize`Remove ${seats.length}:count: devices from ${license.name}:license:?`,
      message: $localize`The seats end today. Assignments still shows who held them, and when.`,
      confirmLabel: $localize`Remove`,
      danger: true,
      run: async () => {
        for (const { id } of seats) await this.#api.send(assignmentsEnd(license.id, id));
      },
    });
    if (ended) {
      this.#toasts.done(
        seats.length === 1
          ? $localize`${first.holder.name}:device: was removed.`
          : $localize`${seats.length}:count: devices were removed.`,
      );
    }
    return ended;
  }
}
