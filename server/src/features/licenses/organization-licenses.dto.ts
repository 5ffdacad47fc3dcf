import { OmitType } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { pageOf, QueryFlag } from '../../platform/http/list-query.js';
import { LicenseListQuery } from './license-list.dto.js';
import { LicenseSummaryResponse } from './license-summary.dto.js';
import { LicenseResponse } from './licenses.dto.js';

export class OrganizationLicenseListQuery extends OmitType(LicenseListQuery, ['organizationId']) {
  /** True: also global licenses without a seat in the organization or a share for it. */
  @QueryFlag()
  includeGlobal?: boolean;
}

export class OrganizationLicenseExportQuery extends exportQueryOf(OrganizationLicenseListQuery) {}

/**
 * A license, counted in one organization. `quantity` is what is allocated to it, or all of a license that is limited to it
 * alone; null where it is shared. `usage` counts the seats in use in it; what was set for a custom license counts where
 * that is limited to this organization alone. `cost` is its own part, as in the summary; null where it has none.
 */
export class OrganizationLicenseResponse extends LicenseResponse {}

/**
 * Figures of the licenses of one organization. Amounts are its own part: all that a license costs that is limited to it,
 * and what is allocated to it of a license that is paid for one by one.
 */
export class OrganizationLicenseSummary extends LicenseSummaryResponse {}

export class OrganizationLicensePage extends pageOf(OrganizationLicenseResponse) {}
