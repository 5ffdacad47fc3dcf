import { Component, inject, input, numberAttribute } from '@angular/core';
import { Router } from '@angular/router';

import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PersonActions } from '../people/person-actions';
import { personColumnsWithin, personSource } from '../people/person-source';
import { PersonTable } from '../people/person-table';

/** The end users and contacts of one organization. */
@Component({
  selector: 'app-organization-people',
  imports: [Can, EmptyState, Icon, PersonTable],
  template: `
    <app-person-table [source]="people" [columns]="columns">
      <button
        *appCan="'create'; subject: 'Person'; on: { kind: 'END_USER', organizationId: id() }"
        tableActions
        type="button"
        class="button"
        (click)="add()"
      >
        <app-icon name="add" /> <ng-container i18n>Add person</ng-container>
      </button>
      <app-empty-state
        tableEmpty
        icon="people"
        heading="No people yet"
        i18n-heading
        text="Add the end users of this organization to give them license seats, and contacts to have their address."
        i18n-text
      />
    </app-person-table>
  `,
})
export class OrganizationPeople {
  readonly #actions = inject(PersonActions);
  readonly #router = inject(Router);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly people = personSource(
    'organization-people',
    () => ({ organizationId: [this.id()] }),
    inject(Abilities),
    'ORGANIZATION',
  );
  protected readonly columns = personColumnsWithin;

  protected async add(): Promise<void> {
    const created = await this.#actions.add(this.id());
    if (created) await this.#router.navigate(['/people', created.id]);
  }
}
