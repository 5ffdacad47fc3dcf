import { ApiProperty, OmitType } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { pageOf, QueryFlag } from '../../platform/http/list-query.js';
import {
  complianceStates,
  LicenseListQuery,
  LicenseResponse,
  type LicenseRow,
  toLicenseResponse,
} from './licenses.dto.js';

export class OrganizationLicenseListQuery extends OmitType(LicenseListQuery, ['organizationId']) {
  /** True: also global licenses without a seat in the organization or a share for it. */
  @QueryFlag()
  includeGlobal?: boolean;
}

export class OrganizationLicenseExportQuery extends exportQueryOf(OrganizationLicenseListQuery) {}

/** A license, counted in one organization. */
export class OrganizationLicenseResponse extends OmitType(LicenseResponse, [
  'quantity',
  'usage',
  'available',
  'compliance',
]) {
  /** What is allocated to the organization, or all of a license that is limited to it alone. Null: it is shared. */
  @ApiProperty({ type: Number, nullable: true })
  quantity!: number | null;
  /** Seats in use in the organization. What was set for a custom license counts where it is limited to this one alone. */
  usage!: number;
  /** Null without a quantity. */
  @ApiProperty({ type: Number, nullable: true })
  available!: number | null;
  /** Null without a quantity. */
  @ApiProperty({ type: String, enum: complianceStates, nullable: true })
  compliance!: string | null;
}

export class OrganizationLicensePage extends pageOf(OrganizationLicenseResponse) {}

export function toOrganizationLicense(row: LicenseRow): OrganizationLicenseResponse {
  const { quantity, usage, compliance } = row.figures;
  return { ...toLicenseResponse(row), quantity, available: quantity === null ? null : quantity - usage, compliance };
}
