import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { VendorResponse } from '../../api/model';
import { vendorsExport, vendorsList } from '../../api/vendors';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { formatNumber } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { VendorActions } from './vendor-actions';

/** All vendors that licenses can name. */
@Component({
  selector: 'app-vendor-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon, PageHeader, RouterLink],
  template: `
    <app-page-header heading="Vendors" i18n-heading>
      <button *appCan="'create'; subject: 'Vendor'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add vendor</ng-container>
      </button>
    </app-page-header>

    <app-data-table
      label="Vendors"
      i18n-label
      [source]="vendors"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="edit($event)"
    >
      <ng-container *appCell="'website' of vendors; let vendor">
        @if (vendor.website) {
          <a [href]="vendor.website" target="_blank" rel="noopener noreferrer">{{ vendor.website }}</a>
        } @else {
          –
        }
      </ng-container>
      <ng-container *appCell="'licenseCount' of vendors; let vendor">
        @if (vendor.licenseCount > 0) {
          <a routerLink="/licenses" [queryParams]="{ vendorId: vendor.id }">{{ number(vendor.licenseCount) }}</a>
        } @else {
          0
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="cart"
        heading="No vendors yet"
        i18n-heading
        text="A vendor sells licenses to you: a reseller, a shop, or the publisher itself."
        i18n-text
      >
        <button *appCan="'create'; subject: 'Vendor'" type="button" class="button button-primary" (click)="add()">
          <ng-container i18n>Add vendor</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class VendorList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(VendorActions);

  protected readonly number = formatNumber;

  protected readonly vendors = listSource({
    key: 'vendors',
    list: vendorsList,
    export: vendorsExport,
    defaultSort: 'name',
    topics: ['vendors', 'licenses'],
  });

  protected readonly columns: readonly Column<VendorResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '40%' },
    { key: 'website', label: $localize`Website` },
    { key: 'licenseCount', label: $localize`Licenses`, sortable: true, align: 'end', width: '110px' },
  ];

  protected readonly rowActions = (vendor: VendorResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.edit(vendor) });
    }
    if (this.mayUpdate() && this.#abilities.can('delete', 'Vendor')) {
      const merge = (): void => void this.#then(this.#actions.merge(vendor));
      actions.push({ label: $localize`Merge into another`, icon: 'merge', run: merge });
    }
    if (this.#abilities.can('delete', 'Vendor')) {
      const run = (): void => void this.#then(this.#actions.delete(vendor));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected mayUpdate(): boolean {
    return this.#abilities.can('update', 'Vendor');
  }

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected edit(vendor: VendorResponse): Promise<void> {
    return this.#then(this.#actions.edit(vendor));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.vendors.reload();
  }
}
