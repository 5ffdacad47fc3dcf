import { Component, inject, input, numberAttribute } from '@angular/core';

import { licensesExport, licensesList } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { Cell, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { UsageBar } from '../../ui/usage-bar/usage-bar';
import { ComplianceBadge } from './compliance-badge';
import { LicenseActions } from './license-actions';
import { licenseColumns } from './license-columns';
import { licenseFilters } from './license-filters';
import { LicenseName } from './license-name';
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
  imports: [Cell, ComplianceBadge, DataTable, EmptyState, Icon, LicenseName, UsageBar],
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
      <app-usage-bar
        *appCell="'usage' of licenses; let license"
        [usage]="license.usage"
        [quantity]="license.quantity"
      />
      <app-compliance-badge *appCell="'compliance' of licenses; let license" [compliance]="license.compliance" />
      <app-empty-state
        tableEmpty
        icon="license"
        heading="No licenses"
        i18n-heading
        text="No license is limited to this organization, and no global one has a seat in it."
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

  /** The organization; from the address where this is a tab. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address: the license to explain; empty to ask which. */
  readonly why = input<string>();

  protected readonly columns = licenseColumns;
  protected readonly licenses = listSource({
    key: 'organization-licenses',
    list: licensesList,
    export: licensesExport,
    params: () => ({ organizationId: [this.id()] }),
    filters: licenseFilters,
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
  protected readonly link = ({ id }: LicenseResponse): readonly unknown[] => ['/licenses', id];
  protected readonly rowActions = (license: LicenseResponse): readonly RowAction[] =>
    this.#actions.menu(license, () => this.licenses.reload());
}
