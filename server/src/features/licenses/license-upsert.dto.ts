import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsString, MaxLength } from 'class-validator';
import { IsIds, IsLine, IsName, IsNested, Nullable, Optional } from '../../platform/http/fields.js';
import { CreateLicenseRequest } from './license-request.dto.js';
import { LicenseResponse } from './licenses.dto.js';

/** A list of names of things. */
function IsNames(maximum: number, example: string[]): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(maximum),
    IsString({ each: true }),
    MaxLength(500, { each: true }),
    ApiProperty({ type: [String], example }),
  );
}

export class UpsertScopeRequest {
  /** Absent: true when nothing else is named. */
  @Optional()
  @IsBoolean()
  global?: boolean;

  @Optional()
  @IsIds()
  organizationIds?: number[];

  @Optional()
  @IsNames(1000, ['Acme'])
  organizationNames?: string[];

  @Optional()
  @IsIds()
  locationIds?: number[];

  /** Names within the organizations of the scope, or `Organization / Location`, which names its organization too. */
  @Optional()
  @IsNames(1000, ['Acme / Berlin'])
  locationNames?: string[];
}

/**
 * A license by its name. Fields that are absent stay as they are; of a new license they have the defaults of
 * `POST /licenses`, with manual assignment where neither mode nor rule is given.
 */
export class UpsertLicenseRequest extends PartialType(OmitType(CreateLicenseRequest, ['name', 'scope']), {
  skipNullProperties: false,
}) {
  /** Which license is meant, whatever its case. */
  @IsName()
  name!: string;

  /** The publisher by name, created where there is none; empty or null for none. Wins over `publisherId`. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  @Nullable()
  @IsLine(200)
  publisherName?: string | null;

  /** The vendor by name, created where there is none; empty or null for none. Wins over `vendorId`. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  @Nullable()
  @IsLine(200)
  vendorName?: string | null;

  @Optional()
  @IsNested(() => UpsertScopeRequest)
  scope?: UpsertScopeRequest;

  /**
   * Who holds seats, exactly: whoever is not in the list loses the seat. Device names or serial numbers, e-mail
   * addresses or names of people, location names or `Organization / Location`. Of manual licenses.
   */
  @Optional()
  @IsNames(10_000, ['LAPTOP-017', 'ada@acme.test'])
  holders?: string[];

  /** Get a seat, besides those who have one. */
  @Optional()
  @IsNames(10_000, ['LAPTOP-017'])
  holdersToAdd?: string[];

  /** Lose their seat. */
  @Optional()
  @IsNames(10_000, ['LAPTOP-017'])
  holdersToRemove?: string[];
}

export class UnresolvedHolder {
  /** Of the holder; absent where the name found none. */
  @ApiPropertyOptional({ type: Number })
  id?: number;
  @ApiPropertyOptional({ type: String })
  name?: string;
  code!: string;
  message!: string;
}

export class UpsertedHolders {
  /** Seats that were given. */
  created!: number;
  /** Seats that were ended. */
  ended!: number;
  /** Names that changed nothing, with the reason; the others went through. */
  rejected!: UnresolvedHolder[];
}

export class UpsertLicenseResponse extends LicenseResponse {
  @ApiProperty({ enum: ['CREATED', 'UPDATED', 'UNCHANGED'] })
  action!: 'CREATED' | 'UPDATED' | 'UNCHANGED';
  /** Null where the request named no holders. */
  @ApiProperty({ type: UpsertedHolders, nullable: true })
  holders!: UpsertedHolders | null;
}
