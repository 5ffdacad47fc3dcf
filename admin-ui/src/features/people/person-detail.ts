import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import type { PersonResponse } from '../../api/model';
import { peopleGet } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { Session } from '../../core/session/session';
import { personKindWords } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { seesLicenses } from '../licenses/sees-licenses';
import { mayManageTechnician } from '../technicians/may-manage';
import { PersonActions } from './person-actions';
import { SignInBadge } from './sign-in-badge';

/** One person. */
@Component({
  selector: 'app-person-detail',
  imports: [Can, Icon, PageHeader, ResourceState, SignInBadge, Tabs],
  template: `
    <app-page-header [heading]="name()" [text]="summary()" [breadcrumbs]="breadcrumbs">
      <ng-container headerStatus>
        @if (person.hasValue()) {
          <span class="badge">{{ kindWords[person.value().kind] }}</span>
          <app-sign-in-badge [person]="person.value()" />
          @if (person.value().systemAdministrator) {
            <span class="badge badge-accent" i18n>System administrator</span>
          }
        }
      </ng-container>
      @if (person.hasValue() && mayManage()) {
        @let shown = person.value();
        @let on = { kind: shown.kind, organizationId: shown.organization?.id ?? null };
        <ng-container *appCan="'update'; subject: 'Person'; on: on">
          <button type="button" class="button" (click)="follow(actions.edit(shown))">
            <app-icon name="edit" /> <ng-container i18n>Edit</ng-container>
          </button>
          @if (shown.kind === 'TECHNICIAN') {
            @if (shown.active && !isOwn(shown.id)) {
              <button type="button" class="button" (click)="follow(actions.invite(shown))">
                <app-icon name="key" /> <ng-container i18n>New invitation link</ng-container>
              </button>
            }
            <button type="button" class="button" (click)="follow(actions.turn(shown))">
              @if (shown.active) {
                <app-icon name="lock" /> <ng-container i18n>Deactivate</ng-container>
              } @else {
                <app-icon name="refresh" /> <ng-container i18n>Reactivate</ng-container>
              }
            </button>
          }
        </ng-container>
        <button *appCan="'delete'; subject: 'Person'; on: on" type="button" class="button" (click)="delete(shown)">
          <app-icon name="trash" /> <ng-container i18n>Delete</ng-container>
        </button>
      }
    </app-page-header>
    @if (person.hasValue()) {
      <app-tabs label="Person" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="person" [back]="breadcrumbs[0]" />
    }
  `,
})
export class PersonDetail {
  readonly #abilities = inject(Abilities);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #seesLicenses = seesLicenses();
  protected readonly actions = inject(PersonActions);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly person = apiResource(() => peopleGet(this.id()), { topics: ['people'] });
  protected readonly name = computed(() => {
    if (this.person.hasValue()) return this.person.value().name;
    return this.person.error() ? $localize`Person` : '';
  });
  readonly #mayChangeAccount = computed(
    () =>
      this.person.hasValue() &&
      this.person.value().kind === 'TECHNICIAN' &&
      this.#abilities.can('update', 'Person', { kind: 'TECHNICIAN', organizationId: null }),
  );
  protected readonly kindWords = personKindWords;
  /** Address and place, to tell the person from others of the name. */
  protected readonly summary = computed(() => {
    if (!this.person.hasValue()) return '';
    const { email, organization } = this.person.value();
    return organization ? `${email} · ${organization.name}` : email;
  });
  protected readonly breadcrumbs: readonly [Breadcrumb] = [{ label: $localize`People`, link: '/people' }];
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const person = this.person.hasValue() ? this.person.value() : null;
    const organizationId = person?.organization?.id ?? null;
    return [
      { path: 'overview', label: $localize`Overview` },
      ...(person?.kind === 'TECHNICIAN' ? [{ path: 'access', label: $localize`Access` }] : []),
      ...(this.#mayChangeAccount() && this.mayManage() ? [{ path: 'security', label: $localize`Security` }] : []),
      ...(person?.kind === 'END_USER' && this.#abilities.can('read', 'Device')
        ? [{ path: 'devices', label: $localize`Devices` }]
        : []),
      ...(this.#seesLicenses() ? [{ path: 'licenses', label: $localize`Licenses` }] : []),
      ...(this.#abilities.can('read', 'AuditEvent', { organizationId })
        ? [{ path: 'activity', label: $localize`Activity` }]
        : []),
    ];
  });
  readonly #mayManageTechnician = mayManageTechnician(() =>
    this.person.hasValue() && this.person.value().kind === 'TECHNICIAN' ? this.id() : undefined,
  );
  protected readonly mayManage = computed(
    () => this.person.hasValue() && (this.person.value().kind !== 'TECHNICIAN' || this.#mayManageTechnician()),
  );

  protected readonly isOwn = (id: number) => this.#session.isOwn(id);

  protected async follow(action: Promise<unknown>): Promise<void> {
    if (await action) this.person.reload();
  }

  protected async delete(person: PersonResponse): Promise<void> {
    if (await this.actions.delete(person)) await this.#router.navigate(['/people']);
  }
}
