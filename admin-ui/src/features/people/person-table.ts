import { Component, inject, input } from '@angular/core';

import type { PersonResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Session } from '../../core/session/session';
import { Cell, type Column, DataTable, type ListSource, type RowAction } from '../../ui/data-table';
import { PersonActions } from './person-actions';
import { personColumns } from './person-source';
import { SignInBadge } from './sign-in-badge';

/**
 * People, wherever they are listed. Slots: `[tableActions]`, `[tableEmpty]`.
 *
 * @example
 * ```html
 * <app-person-table [source]="people"><app-empty-state tableEmpty heading="No people yet" /></app-person-table>
 * ```
 */
@Component({
  selector: 'app-person-table',
  imports: [Cell, DataTable, SignInBadge],
  template: `
    <app-data-table
      label="People"
      i18n-label
      [source]="source()"
      [columns]="columns()"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-content select="[tableActions]" ngProjectAs="[tableActions]" />
      <ng-container *appCell="'signIn' of source(); let person"><app-sign-in-badge [person]="person" /></ng-container>
      <ng-content select="[tableEmpty]" ngProjectAs="[tableEmpty]" />
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class PersonTable {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(PersonActions);
  readonly #session = inject(Session);

  readonly source = input.required<ListSource<PersonResponse>>();
  readonly columns = input<readonly Column<PersonResponse>[]>(personColumns);

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
    if (await action) this.source().reload();
  }
}
