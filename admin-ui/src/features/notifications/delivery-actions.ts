import { Injectable, inject } from '@angular/core';

import type { NotificationDeliveryResponse } from '../../api/model';
import { notificationDeliveriesResend } from '../../api/notification-deliveries';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';

/** What can be done with a delivery. */
@Injectable({ providedIn: 'root' })
export class DeliveryActions {
  readonly #api = inject(Api);
  readonly #toasts = inject(Toasts);

  /** Sends it once more. @returns whether it is to be sent. */
  async resend({ id }: NotificationDeliveryResponse): Promise<boolean> {
    try {
      await this.#api.send(notificationDeliveriesResend(id));
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
    this.#toasts.done($localize`It is being sent again.`);
    return true;
  }
}
