import { Component, inject, input, numberAttribute } from '@angular/core';

import { licensesGet } from '../../api/licenses';
import type { OrganizationLicenseResponse, OrganizationsLicensesParams } from '../../api/model';
import { organizationsExportLicenses, organizationsLicenses } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { Cell, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { ComplianceBadge } from './compliance-badge';
import { LicenseActions } from './license-actions';
import { licenseColumns } from './license-columns';
import { licenseFilters } from './license-filters';
import { LicenseName } from './license-name';
import { LicenseUsage } from './license-usage';
import { whyInAddress } from './why-in-address';

/**
 * Asset → Licenses of an organization: the licenses that are limited to it, and the global ones that have a seat in it.
 * As a tab of the organization's page it takes the organization from the address.
 *
 * @example
 * ```ts
 * { path: 'licenses', loadComponent: () => import('../licenses/organization-licenses').then((m) => m.OrganizationLicenses) }
 * ```
 */
@Component({
  selector: 'app-organization-licenses',
  imports: [Cell, ComplianceBadge, DataTable, EmptyState, Icon, LicenseName, LicenseUsage],
  template: `
    <app-data-table
      label="Licenses"
      i18n-label
      [source]="licenses"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <button tableActions type="button" class="button" (click)="explanation.ask('')">
        <app-icon name="help" /> <ng-container i18n>Why is this license not here?</ng-container>
      </button>
      <app-license-name *appCell="'name' of licenses; let license" [license]="license" />
      <app-license-usage *appCell="'usage' of licenses; let license" [license]="license" [unknown]="shared" />
      <app-compliance-badge *appCell="'compliance' of licenses; let license" [compliance]="license.compliance" />
      <app-empty-state
        tableEmpty
        icon="license"
        heading="No licenses"
        i18n-heading
        text="No license is limited to this organization, and no global one has a seat in it. The filter above shows every global one too."
        i18n-text
      />
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
export class OrganizationLicenses {
  readonly #actions = inject(LicenseActions);
  readonly #dialogs = inject(Dialogs);
  readonly #api = inject(Api);

  /** The organization; from the address where this is a tab. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address: the license to explain; empty to ask which. */
  readonly why = input<string>();

  protected readonly columns = licenseColumns;
  protected readonly licenses = listSource({
    key: 'organization-licenses',
    list: (params: OrganizationsLicensesParams) => organizationsLicenses(this.id(), params),
    export: (params) => organizationsExportLicenses(this.id(), params),
    filters: [
      ...licenseFilters,
      {
        kind: 'choice',
        key: 'includeGlobal',
        label: $localize`Global licenses`,
        single: true,
        options: [
          { value: 'false', label: $localize`With a seat here` },
          { value: 'true', label: $localize`All of them` },
        ],
      },
    ],
    defaultSort: 'name',
    topics: ['licenses'],
  });

  protected readonly explanation = whyInAddress(
    this.why,
    () => true,
    (licenseId) => {
      const place = { kind: 'ORGANIZATION', id: this.id() } as const;
      return this.#dialogs.open(() => import('./why-not-here').then((m) => m.WhyNotHere), { place, licenseId });
    },
  );
  /** Where the quantity is not this organization's. */
  protected readonly shared = $localize`The license is shared with other organizations, and nothing of it is allocated to this one.`;

  protected readonly link = ({ id }: OrganizationLicenseResponse): readonly unknown[] => ['/licenses', id];
  protected readonly rowActions = (license: OrganizationLicenseResponse): readonly RowAction[] =>
    this.#actions.menuOf(
      license,
      () => this.#api.send(licensesGet(license.id)),
      () => this.licenses.reload(),
    );
}
