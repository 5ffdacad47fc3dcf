import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { PublisherResponse } from '../../api/model';
import { publishersExport, publishersList } from '../../api/publishers';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { PublisherActions } from './publisher-actions';

/** All publishers that licenses can name. */
@Component({
  selector: 'app-publisher-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader, RouterLink],
  template: `
    <app-page-header heading="Publishers" i18n-heading>
      <ng-container *appCan="'create'; subject: 'Publisher'">
        <button type="button" class="button" (click)="addFromInventory()">
          <app-icon name="software" /> <ng-container i18n>Add from inventory</ng-container>
        </button>
        <button type="button" class="button button-primary" (click)="add()">
          <app-icon name="add" /> <ng-container i18n>Add publisher</ng-container>
        </button>
      </ng-container>
    </app-page-header>

    <app-data-table
      label="Publishers"
      i18n-label
      [source]="publishers"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="edit($event)"
    >
      <ng-container *appCell="'website' of publishers; let publisher">
        @if (publisher.website) {
          <a [href]="publisher.website" target="_blank" rel="noopener noreferrer">{{ publisher.website }}</a>
        } @else {
          –
        }
      </ng-container>
      <ng-container *appCell="'licenseCount' of publishers; let publisher">
        @if (publisher.licenseCount > 0) {
          <a routerLink="/licenses" [queryParams]="{ publisherId: publisher.id }">{{
            number(publisher.licenseCount)
          }}</a>
        } @else {
          0
        }
      </ng-container>
      <ng-container *appCell="'productCount' of publishers; let publisher">
        @if (publisher.productCount > 0) {
          <a routerLink="/software" [queryParams]="{ publisherId: publisher.id }">{{
            number(publisher.productCount)
          }}</a>
        } @else {
          0
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="publisher"
        heading="No publishers yet"
        i18n-heading
        text="A publisher makes software. Take those that your inventory knows, or add one by name."
        i18n-text
      >
        <button *appCan="'create'; subject: 'Publisher'" type="button" class="button" (click)="addFromInventory()">
          <ng-container i18n>Add from inventory</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class PublisherList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(PublisherActions);

  protected readonly number = formatNumber;

  protected readonly publishers = listSource({
    key: 'publishers',
    list: publishersList,
    export: publishersExport,
    defaultSort: 'name',
    topics: ['publishers', 'licenses', 'software'],
  });

  protected readonly columns: readonly Column<PublisherResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '40%' },
    { key: 'website', label: $localize`Website` },
    { key: 'licenseCount', label: $localize`Licenses`, sortable: true, align: 'end', width: '110px' },
    { key: 'productCount', label: $localize`Products`, sortable: true, align: 'end', width: '110px' },
    {
      key: 'alsoNamed',
      label: $localize`Also named`,
      hiddenByDefault: true,
      value: ({ alsoNamed }) => alsoNamed.join(', '),
    },
  ];

  protected readonly rowActions = (publisher: PublisherResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.edit(publisher) });
    }
    if (this.mayUpdate() && this.#abilities.can('delete', 'Publisher')) {
      const merge = (): void => void this.#then(this.#actions.merge(publisher));
      actions.push({ label: $localize`Merge into another`, icon: 'merge', run: merge });
    }
    if (this.#abilities.can('delete', 'Publisher')) {
      const run = (): void => void this.#then(this.#actions.delete(publisher));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected mayUpdate(): boolean {
    return this.#abilities.can('update', 'Publisher');
  }

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected edit(publisher: PublisherResponse): Promise<void> {
    return this.#then(this.#actions.edit(publisher));
  }

  protected addFromInventory(): Promise<void> {
    return this.#then(this.#actions.addFromInventory());
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.publishers.reload();
  }
}
