import { Component, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { licensesExport, licensesList } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { Can } from '../../core/ability/can';
import { OrganizationScope } from '../../core/organization-scope';
import { Cell, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { ComplianceBadge } from './compliance-badge';
import { LicenseActions } from './license-actions';
import { licenseColumns } from './license-columns';
import { licenseFilters } from './license-filters';
import { LicenseName } from './license-name';
import { LicenseUsage } from './license-usage';
import { LicenseTiles } from './license-tiles';
import { partlySeen } from './whole-license';

/** All licenses. */
@Component({
  selector: 'app-license-list',
  imports: [
    Can,
    Cell,
    ComplianceBadge,
    DataTable,
    EmptyState,
    Icon,
    LicenseName,
    LicenseUsage,
    LicenseTiles,
    PageHeader,
    RouterLink,
  ],
  template: `
    <app-page-header heading="Licenses" i18n-heading>
      <a *appCan="'update'; subject: 'License'" class="button" routerLink="/licenses/import">
        <app-icon name="upload" /> <ng-container i18n>Import</ng-container>
      </a>
      <button *appCan="'create'; subject: 'License'" type="button" class="button button-primary" (click)="add()">
        <app-icon name="add" /> <ng-container i18n>Add software license</ng-container>
      </button>
    </app-page-header>

    <app-license-tiles [source]="licenses" />

    <app-data-table
      label="Licenses"
      i18n-label
      [source]="licenses"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <app-license-name *appCell="'name' of licenses; let license" [license]="license" />
      <app-license-usage *appCell="'usage' of licenses; let license" [license]="license" [unknown]="partly" />
      <app-compliance-badge *appCell="'compliance' of licenses; let license" [compliance]="license.compliance" />
      <app-empty-state
        tableEmpty
        icon="license"
        heading="No licenses yet"
        i18n-heading
        text="A license says how many seats you have bought. With a rule it gives them to devices, people or locations by itself, and shows when there are too few."
        i18n-text
      >
        <button *appCan="'create'; subject: 'License'" type="button" class="button button-primary" (click)="add()">
          <ng-container i18n>Add software license</ng-container>
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class LicenseList {
  readonly #actions = inject(LicenseActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  private readonly tiles = viewChild.required(LicenseTiles);

  protected readonly columns = licenseColumns;
  protected readonly licenses = listSource({
    key: 'licenses',
    list: licensesList,
    export: licensesExport,
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: licenseFilters,
    defaultSort: 'name',
    topics: ['licenses'],
  });

  protected readonly partly = partlySeen;
  protected readonly link = ({ id }: LicenseResponse): readonly unknown[] => ['/licenses', id];
  protected readonly rowActions = (license: LicenseResponse): readonly RowAction[] =>
    this.#actions.menu(license, () => {
      this.licenses.reload();
      this.tiles().reload();
    });

  protected async add(): Promise<void> {
    const created = await this.#actions.add();
    if (created) await this.#router.navigate(['/licenses', created.id]);
  }
}
