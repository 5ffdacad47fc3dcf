import { Component, computed, inject, input } from '@angular/core';

import type { TechnicianIdentityResponse } from '../../api/model';
import { techniciansIdentities, techniciansUnlinkIdentity } from '../../api/technicians';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations } from '../../ui/dialog';
import { mayManageTechnician } from '../technicians/may-manage';

/** The providers that a technician signs in by, as a card; nothing where there are none. */
@Component({
  selector: 'app-technician-identities',
  template: `
    @if (identities.hasValue() && identities.value().items.length > 0) {
      <section class="card">
        <h2 i18n>Signs in by</h2>
        <ul>
          @for (identity of identities.value().items; track identity.issuer + identity.subject) {
            <li>
              <span>
                <strong>{{ identity.providerName }}</strong>
                <span class="muted small" i18n
                  >as {{ identity.subject }}, last {{ instant(identity.lastSignedInAt) }}</span
                >
              </span>
              @if (mayUpdate()) {
                <button type="button" class="button button-small" (click)="disconnect(identity)">
                  <ng-container i18n>Disconnect</ng-container>
                  <span class="visually-hidden">{{ identity.providerName }}</span>
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    h2 {
      margin-bottom: 12px;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
    }
    li > span {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    li .muted {
      display: block;
    }
    .button {
      flex: none;
    }
  `,
})
export class TechnicianIdentities {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #toasts = inject(Toasts);

  readonly technicianId = input.required<number>();

  protected readonly instant = formatInstant;
  protected readonly identities = apiResource(() => techniciansIdentities(this.technicianId()), {
    topics: ['people', 'identity-providers'],
  });
  readonly #mayManage = mayManageTechnician(() => this.technicianId());
  protected readonly mayUpdate = computed(
    () => this.#mayManage() && this.#abilities.can('update', 'Person', { kind: 'TECHNICIAN' }),
  );

  protected async disconnect({ providerId, providerName }: TechnicianIdentityResponse): Promise<void> {
    const disconnected = await this.#confirmations.ask({
      title: $localize`Disconnect from ${providerName}:name:?`,
      message: $localize`The sessions of this technician end. Without a password, they need an invitation to come back.`,
      confirmLabel: $localize`Disconnect`,
      danger: true,
      run: () => this.#api.send(techniciansUnlinkIdentity(this.technicianId(), providerId)),
    });
    if (!disconnected) return;
    this.#toasts.done($localize`The account is disconnected from ${providerName}:name:.`);
    this.identities.reload();
  }
}
