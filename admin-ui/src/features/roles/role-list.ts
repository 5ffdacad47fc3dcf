import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatInstant, formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type ListSource, type RowAction } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { RoleActions } from './role-actions';
import type { Role, RoleKind } from './role-kind';

/** All roles of one kind, with who has them. */
@Component({
  selector: 'app-role-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader, RouterLink],
  template: `
    <app-page-header [heading]="kind().words.all">
      <ng-content select="[headerAction]" />
      <button *appCan="'create'; subject: kind().subject" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> {{ kind().words.add }}
      </button>
    </app-page-header>

    <app-data-table
      [label]="kind().words.table"
      [source]="source()"
      [columns]="columns()"
      [rowLink]="link()"
      [rowActions]="rowActions"
      [openable]="mayUpdate() && !link()"
      (opened)="edit($event)"
    >
      <ng-container *appCell="'personCount' of source(); let role">
        @if (role.personCount > 0 && maySeePeople()) {
          <a routerLink="/people" [queryParams]="peopleOf(role)">{{ number(role.personCount) }}</a>
        } @else {
          {{ number(role.personCount) }}
        }
      </ng-container>
      <app-empty-state tableEmpty icon="shield" [heading]="kind().words.noneYet" [text]="kind().words.about">
        <button *appCan="'create'; subject: kind().subject" type="button" class="button button-primary" (click)="add()">
          {{ kind().words.add }}
        </button>
      </app-empty-state>
    </app-data-table>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-4);
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class RoleList<Kind extends Role> {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(RoleActions);

  readonly kind = input.required<RoleKind<Kind>>();
  readonly source = input.required<ListSource<Kind>>();

  /** Columns that only this kind has, after the description. */
  readonly ownColumns = input<readonly Column<Kind>[]>([]);
  /** Where a role leads; without it, its form opens. */
  readonly link = input<(role: Kind) => readonly unknown[]>();
  /** What can be done with roles of this kind alone. */
  readonly ownActions = input<(role: Kind) => readonly RowAction[]>();

  protected readonly number = formatNumber;
  protected readonly mayUpdate = computed(() => this.#abilities.can('update', this.kind().subject));
  protected readonly maySeePeople = computed(() => this.#abilities.can('read', 'Person'));

  protected readonly columns = computed<readonly Column<Kind>[]>(() => [
    { key: 'name', label: $localize`Name`, sortable: true, width: '20%' },
    { key: 'description', label: $localize`Description`, maxWidth: 'clamp(140px, 20vw, 280px)' },
    ...this.ownColumns(),
    { key: 'personCount', label: this.kind().words.holders, sortable: true, align: 'end', width: '120px' },
    { key: 'licenseCount', label: $localize`Licenses`, sortable: true, align: 'end', width: '110px' },
    {
      key: 'createdAt',
      label: $localize`Created`,
      sortable: true,
      hiddenByDefault: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
  ]);

  protected readonly rowActions = (role: Kind): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.edit(role) });
    }
    actions.push(...(this.ownActions()?.(role) ?? []));
    if (this.#abilities.can('delete', this.kind().subject)) {
      const run = (): void => void this.#then(this.#actions.delete(this.kind(), role));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected peopleOf({ id }: Kind): Record<string, number> {
    return { [this.kind().peopleFilter]: id };
  }

  protected add(): Promise<void> {
    return this.#then(this.#actions.add(this.kind()));
  }

  protected edit(role: Kind): Promise<void> {
    return this.#then(this.#actions.edit(this.kind(), role));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.source().reload();
  }
}
