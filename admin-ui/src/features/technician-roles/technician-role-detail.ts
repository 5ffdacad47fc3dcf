import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import type { TechnicianRoleResponse } from '../../api/model';
import { technicianRolesGet } from '../../api/technician-roles';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { PermissionOverview } from '../permissions/permission-overview';
import { RoleActions } from '../roles/role-actions';
import { ViewAs } from '../view-as/view-as';
import { mayViewAs } from '../view-as/view-as.rules';
import { technicianRoleKind } from './technician-role-kind';

/** One technician role: what it allows, and who has it. */
@Component({
  selector: 'app-technician-role-detail',
  imports: [Can, Icon, KeyValue, KeyValues, PageHeader, PermissionOverview, ResourceState, RouterLink],
  template: `
    <app-page-header [heading]="name()" [breadcrumbs]="breadcrumbs">
      @if (role.hasValue()) {
        @let shown = role.value();
        <button *appCan="'update'; subject: 'TechnicianRole'" type="button" class="button" (click)="edit(shown)">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
        </button>
        @if (mayView()) {
          <button type="button" class="button" (click)="viewAs.begin({ technicianRoleId: shown.id })">
            <app-icon name="eye" /> <ng-container i18n>View as this role</ng-container>
          </button>
        }
        <button
          *appCan="'delete'; subject: 'TechnicianRole'"
          type="button"
          class="button"
          [disabled]="used()"
          [title]="used() ? deletable : ''"
          (click)="delete(shown)"
        >
          <app-icon name="trash" /> <ng-container i18n>Delete</ng-container>
        </button>
      }
    </app-page-header>
    @if (role.hasValue()) {
      @let shown = role.value();
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            <app-key-value label="Description" i18n-label>{{ shown.description || nothing }}</app-key-value>
            <app-key-value label="Technicians" i18n-label>
              @if (shown.personCount > 0 && maySeePeople()) {
                <a routerLink="/people" [queryParams]="{ technicianRoleId: shown.id }">{{
                  number(shown.personCount)
                }}</a>
              } @else {
                {{ number(shown.personCount) }}
              }
            </app-key-value>
            <app-key-value label="One-time code" i18n-label>
              @if (shown.requiresOneTimeCode) {
                <ng-container i18n>Required at sign-in</ng-container>
              } @else {
                <ng-container i18n>Not required</ng-container>
              }
            </app-key-value>
            @if (maySeeLicenses()) {
              <app-key-value label="License rules that name it" i18n-label>{{
                number(shown.licenseCount)
              }}</app-key-value>
            }
            <app-key-value label="Created" i18n-label>{{ instant(shown.createdAt) }}</app-key-value>
          </app-key-values>
        </section>
        <section class="card">
          <h2 i18n>Permissions</h2>
          <app-permission-overview [permissions]="shown.permissions" />
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="role" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
  `,
})
export class TechnicianRoleDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(RoleActions);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  protected readonly viewAs = inject(ViewAs);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly role = apiResource(() => technicianRolesGet(this.id()), {
    topics: ['technician-roles', 'people', 'licenses'],
  });
  protected readonly name = computed(() => {
    if (this.role.hasValue()) return this.role.value().name;
    return this.role.error() ? $localize`Technician role` : '';
  });
  protected readonly mayView = computed(
    () =>
      this.role.hasValue() &&
      mayViewAs(this.#session.actor(), { systemAdministrator: false, permissions: this.role.value().permissions }),
  );
  /** Somebody has it, or a license rule names it: it cannot be deleted. */
  protected readonly used = computed(
    () => this.role.hasValue() && (this.role.value().personCount > 0 || this.role.value().licenseCount > 0),
  );
  protected readonly deletable = technicianRoleKind.words.deletable;
  protected readonly maySeePeople = computed(() => this.#abilities.can('read', 'Person', { kind: 'TECHNICIAN' }));
  protected readonly maySeeLicenses = computed(() => this.#abilities.can('read', 'License'));
  protected readonly breadcrumbs: readonly Breadcrumb[] = [
    { label: technicianRoleKind.words.all, link: '/technician-roles' },
  ];
  protected readonly nothing = nothing;
  protected readonly number = formatNumber;
  protected readonly instant = formatInstant;

  protected async edit(role: TechnicianRoleResponse): Promise<void> {
    if (await this.#actions.edit(technicianRoleKind, role)) this.role.reload();
  }

  protected async delete(role: TechnicianRoleResponse): Promise<void> {
    if (await this.#actions.delete(technicianRoleKind, role)) await this.#router.navigate(['/technician-roles']);
  }
}
