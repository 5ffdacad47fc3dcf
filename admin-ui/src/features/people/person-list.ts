import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { OrganizationScope } from '../../core/organization-scope';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { PersonActions } from './person-actions';
import { personSource } from './person-source';
import { PersonTable } from './person-table';

/** All people: end users, technicians, contacts. */
@Component({
  selector: 'app-person-list',
  imports: [Can, EmptyState, Icon, PageHeader, PersonTable],
  template: `
    <app-page-header heading="People" i18n-heading>
      <button *appCan="'create'; subject: 'Person'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add person</ng-container>
      </button>
    </app-page-header>

    <app-person-table [source]="people">
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
    </app-person-table>
  `,
})
export class PersonList {
  readonly #actions = inject(PersonActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);

  protected readonly people = personSource('people', () => ({ organizationId: this.#scope.ids() }), inject(Abilities));

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/people', created.id]);
  }
}
