import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import { endUserRolesGet, endUserRolesList } from '../../api/end-user-roles';
import type { PeopleListParams, PersonResponse } from '../../api/model';
import { peopleExport, peopleList } from '../../api/people';
import { technicianRolesGet, technicianRolesList } from '../../api/technician-roles';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatInstant } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Session } from '../../core/session/session';
import { options, personKindWords } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, type TableFilter, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { roleNames } from './people.rules';
import { PersonActions } from './person-actions';
import { SignInBadge } from './sign-in-badge';

const offered = 20;

/** All people: end users, technicians, contacts. */
@Component({
  selector: 'app-person-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader, SignInBadge],
  template: `
    <app-page-header heading="People" i18n-heading>
      <button *appCan="'create'; subject: 'Person'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add person</ng-container>
      </button>
    </app-page-header>

    <app-data-table
      label="People"
      i18n-label
      [source]="people"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-container *appCell="'signIn' of people; let person"><app-sign-in-badge [person]="person" /></ng-container>
      <app-empty-state
        tableEmpty
        icon="people"
        heading="No people yet"
        i18n-heading
        text="End users belong to an organization, technicians sign in, contacts are an address. All of them can hold license seats."
        i18n-text
      >
        <button *appCan="'create'; subject: 'Person'" type="button" class="button button-primary" (click)="add()">
          <ng-container i18n>Add person</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class PersonList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(PersonActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  readonly #session = inject(Session);

  protected readonly people = listSource({
    key: 'people',
    list: peopleList,
    export: peopleExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: this.#filters(),
    defaultSort: 'name',
    topics: ['people', 'end-user-roles', 'technician-roles'],
  });

  protected readonly columns: readonly Column<PersonResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '22%' },
    { key: 'email', label: $localize`E-mail`, sortable: true, width: '28%' },
    { key: 'kind', label: $localize`Kind`, sortable: true, width: '110px', value: ({ kind }) => personKindWords[kind] },
    {
      key: 'organization',
      label: $localize`Organization`,
      sortable: true,
      value: ({ organization }) => organization?.name,
    },
    { key: 'roles', label: $localize`Roles`, value: roleNames },
    { key: 'signIn', label: $localize`Sign-in` },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ];

  protected readonly link = ({ id }: PersonResponse): readonly unknown[] => ['/people', id];

  protected readonly rowActions = (person: PersonResponse): readonly RowAction[] => {
    const on = { kind: person.kind, organizationId: person.organization?.id ?? null };
    const actions: RowAction[] = [];
    // What a technician may do is known on their page: only there it is clear who may change the account.
    if (person.kind === 'TECHNICIAN' && this.#session.actor()?.systemAdministrator !== true) return actions;
    if (this.#abilities.can('update', 'Person', on)) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.#then(this.#actions.edit(person)) });
      if (person.kind === 'TECHNICIAN') actions.push(...this.#accountActions(person));
    }
    if (this.#abilities.can('delete', 'Person', on)) {
      const run = (): void => void this.#then(this.#actions.delete(person));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/people', created.id]);
  }

  #filters(): readonly TableFilter<keyof PeopleListParams>[] {
    const filters: TableFilter<keyof PeopleListParams>[] = [
      { kind: 'choice', key: 'kind', not: 'kindNot', label: $localize`Kind`, options: options(personKindWords) },
    ];
    if (this.#abilities.can('read', 'EndUserRole')) {
      const search = (q: string) => endUserRolesList({ q, pageSize: offered, sort: 'name' });
      const label = $localize`End-user role`;
      filters.push({ kind: 'lookup', key: 'roleId', not: 'roleIdNot', label, search, load: endUserRolesGet });
    }
    if (this.#abilities.can('read', 'TechnicianRole')) {
      const search = (q: string) => technicianRolesList({ q, pageSize: offered, sort: 'name' });
      const label = $localize`Technician role`;
      filters.push({ kind: 'lookup', key: 'technicianRoleId', label, search, load: technicianRolesGet });
    }
    return filters;
  }

  #accountActions(technician: PersonResponse): RowAction[] {
    const invite: RowAction = {
      label: $localize`New invitation link`,
      icon: 'key',
      run: () => void this.#then(this.#actions.invite(technician)),
    };
    return [
      // Somebody who may not sign in is not invited to, and nobody invites themselves.
      ...(technician.active && !this.#session.isOwn(technician.id) ? [invite] : []),
      {
        label: technician.active ? $localize`Deactivate` : $localize`Reactivate`,
        icon: technician.active ? 'lock' : 'refresh',
        run: () => void this.#then(this.#actions.turn(technician)),
      },
    ];
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.people.reload();
  }
}
