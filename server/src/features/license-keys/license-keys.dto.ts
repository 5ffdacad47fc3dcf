import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { IsId, IsLine, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds } from '../../platform/http/list-query.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import {
  cleanKeyValue,
  isKeyValue,
  keyTooLong,
  keyUnprintable,
  longestKeyValue,
  maskedValueOf,
} from './license-keys.rules.js';

const longestLabel = 200;

export class LicenseKeyListQuery extends ListQuery {
  /** Keys of these seats. */
  @QueryIds()
  assignmentId?: number[];
}

export class LicenseKeyExportQuery extends exportQueryOf(LicenseKeyListQuery) {}

@ValidatorConstraint({ name: 'keyValue' })
class IsPrintableKey implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isKeyValue(value);
  }

  defaultMessage(): string {
    return keyUnprintable;
  }
}

export class CreateLicenseKeyRequest {
  /** The key itself, on one line or several. Blanks around it are left out. */
  @ApiProperty({ minLength: 1, maxLength: longestKeyValue })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanKeyValue(value) : value))
  @IsString()
  @MaxLength(longestKeyValue, { message: keyTooLong })
  @Validate(IsPrintableKey)
  value!: string;

  /** What people call it. */
  @Optional()
  @IsLine(longestLabel)
  label?: string;

  /** The seat that the key is for, held now; absent: the license. */
  @Optional()
  @IsId()
  assignmentId?: number;
}

export class ChangeLicenseKeyRequest {
  @Optional()
  @IsLine(longestLabel)
  label?: string;
}

export class LicenseKeyHolder {
  @ApiProperty({ enum: ['DEVICE', 'PERSON', 'LOCATION'] })
  kind!: HolderKind;
  id!: number;
  name!: string;
}

export class LicenseKeyAssignment {
  id!: number;
  holder!: LicenseKeyHolder;
  /** Null while the seat is held. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedOn!: string | null;
}

export class LicenseKeyResponse {
  id!: number;
  version!: number;
  /** Empty when it has none. */
  label!: string;
  /** The last characters of a long key behind dots; of a short one, dots alone. */
  @ApiProperty({ example: '•••• 4F2A' })
  maskedValue!: string;
  /** The seat that the key is for; null for a key of the license. */
  @ApiProperty({ type: LicenseKeyAssignment, nullable: true })
  assignment!: LicenseKeyAssignment | null;
  createdAt!: Date;
  /** Name of who entered it. */
  by!: string;
}

export class LicenseKeyPage extends pageOf(LicenseKeyResponse) {}

export class RevealedLicenseKeyResponse {
  value!: string;
}

export class LicenseKeyEventListQuery extends ListQuery {}

export class LicenseKeyEventExportQuery extends exportQueryOf(LicenseKeyEventListQuery) {}

export const licenseKeyEvents = ['CREATED', 'CHANGED', 'REVEALED'] as const;

/** Something that was done with a key. */
export class LicenseKeyEventResponse {
  id!: number;
  at!: Date;
  @ApiProperty({ enum: licenseKeyEvents })
  what!: (typeof licenseKeyEvents)[number];
  /** Name of who did it. */
  by!: string;
}

export class LicenseKeyEventPage extends pageOf(LicenseKeyEventResponse) {}

/** A key, as SQL gives it. */
export interface LicenseKeyRow extends Omit<LicenseKeyResponse, 'maskedValue'> {
  hint: string;
}

export function toLicenseKeyResponse({ hint, ...row }: LicenseKeyRow): LicenseKeyResponse {
  return { ...row, maskedValue: maskedValueOf(hint) };
}
