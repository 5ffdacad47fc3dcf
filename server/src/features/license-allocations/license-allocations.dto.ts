import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsId } from '../../platform/http/fields.js';
import { versionOf } from '../../platform/http/versions.js';
import { complianceOf } from '../licenses/license-compliance.rules.js';
import { availableTo, type LicenseShares } from './license-allocations.rules.js';

/** The most licenses that can be reserved for an organization. */
const largestAllocation = 10_000_000;

/** The most organizations that a license can be allocated to. */
export const mostAllocations = 5_000;

export class AllocationRequest {
  @IsId()
  organizationId!: number;

  /** How many are reserved for the organization. */
  @IsInt()
  @Min(0)
  @Max(largestAllocation)
  quantity!: number;
}

export class AllocatedOrganization {
  id!: number;
  name!: string;
}

export class AllocationResponse {
  organization!: AllocatedOrganization;
  /** How many are reserved for it. */
  quantity!: number;
  /** Seats in use in it. */
  usage!: number;
  /** Quantity less usage; below zero: so many are in use beyond its share. */
  available!: number;
  @ApiProperty({ enum: ['COMPLIANT', 'FULL', 'UNDER_LICENSED'] })
  compliance!: string;
}

export class AllocationsResponse {
  /** Stays while the shares that you see stay; for `If-Match`. */
  version!: number;
  /** The shares of organizations that you may see, by name. */
  items!: AllocationResponse[];
  /** What is left for organizations without a share; null unless you may see the whole license. */
  @ApiProperty({ type: Number, nullable: true })
  unallocated!: number | null;
}

/** A share with what it is shown with, as SQL gives it. */
export interface AllocationRow {
  organization: AllocatedOrganization;
  quantity: number;
  usage: number;
}

/** @param shares of the whole license; null unless the actor sees all of them. */
export function toAllocationsResponse(
  rows: readonly AllocationRow[],
  shares: LicenseShares | null,
): AllocationsResponse {
  return {
    version: versionOf(rows.map(({ organization, quantity }) => [organization.id, quantity])),
    items: rows.map(({ organization, quantity, usage }) => ({
      organization,
      quantity,
      usage,
      available: quantity - usage,
      compliance: complianceOf(quantity, usage),
    })),
    unallocated: shares === null ? null : availableTo(shares, null),
  };
}
