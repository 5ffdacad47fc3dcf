import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import type { TechnicianPermissionsResponse } from '../../api/model';
import { peopleGet } from '../../api/people';
import { techniciansGetPermissions } from '../../api/technicians';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { Dialogs } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { mayGive } from '../permissions/permission-matrix.rules';
import { PermissionOverview } from '../permissions/permission-overview';
import { ViewAs } from '../view-as/view-as';
import { mayViewAs } from '../view-as/view-as.rules';

/** What a technician may do, and where that comes from: a role, or permissions of their own. */
@Component({
  selector: 'app-technician-access',
  imports: [Icon, PermissionOverview, ResourceState, ThingLink],
  template: `
    @if (access.hasValue()) {
      @let shown = access.value();
      <section class="card">
        <div class="head">
          <h2 i18n>Access</h2>
          <div class="actions">
            @if (mayChange()) {
              <button type="button" class="button" (click)="change(shown)">
                <app-icon name="edit" /> <ng-container i18n>Change access</ng-container>
              </button>
            }
            @if (mayView()) {
              <button type="button" class="button" (click)="viewAs.begin({ technicianId: id() })">
                <app-icon name="eye" /> <ng-container i18n>View as this technician</ng-container>
              </button>
            }
          </div>
        </div>
        @if (shown.systemAdministrator) {
          <p i18n>A system administrator may do everything, in every organization. No role limits that.</p>
        } @else if (shown.role; as role) {
          <p>
            <ng-container i18n
              >Has the permissions of a role; they change with it, for everybody who has it:</ng-container
            >
            {{ ' ' }}
            <app-thing-link subject="TechnicianRole" [to]="['/technician-roles', role.id]">{{
              role.name
            }}</app-thing-link>
          </p>
        } @else if (shown.permissions.length > 0) {
          <p i18n>Has permissions of their own, and no role: a change of a role changes nothing here.</p>
        } @else {
          <p i18n>Has neither a role nor permissions of their own, and sees nothing after signing in.</p>
        }
        @if (!shown.systemAdministrator) {
          <app-permission-overview [permissions]="shown.permissions" />
        }
      </section>
    } @else {
      <app-resource-state [resource]="access" />
    }
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      margin-bottom: 8px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    p {
      max-width: 80ch;
      margin-bottom: 16px;
    }
    p:last-child {
      margin-bottom: 0;
    }
  `,
})
export class TechnicianAccess {
  readonly #abilities = inject(Abilities);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  protected readonly viewAs = inject(ViewAs);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly access = apiResource(() => techniciansGetPermissions(this.id()), {
    topics: ['people', 'technician-roles'],
  });
  readonly #person = apiResource(() => peopleGet(this.id()), { topics: ['people'] });
  protected readonly mayChange = computed(
    () =>
      this.#person.hasValue() &&
      this.access.hasValue() &&
      !this.access.value().systemAdministrator &&
      this.#mayGive(this.access.value()) &&
      this.#abilities.can('update', 'Person', { kind: 'TECHNICIAN', organizationId: null }),
  );
  protected readonly mayView = computed(
    () =>
      this.#person.hasValue() &&
      this.#person.value().active &&
      this.access.hasValue() &&
      this.id() !== this.#session.actor()?.id &&
      mayViewAs(this.#session.actor(), this.access.value()),
  );

  #mayGive(access: TechnicianPermissionsResponse): boolean {
    const actor = this.#session.actor();
    return actor !== null && mayGive(actor, access);
  }

  protected async change(access: TechnicianPermissionsResponse): Promise<void> {
    const person = this.#person.value();
    if (!person) return;
    const saved = await this.#dialogs.open(
      () => import('./technician-access-form').then((m) => m.TechnicianAccessForm),
      { person, access },
    );
    if (!saved) return;
    this.#toasts.done($localize`The access of ${saved.name}:name: was changed, from the next request on.`);
    this.#person.set(saved);
    this.access.reload();
  }
}
