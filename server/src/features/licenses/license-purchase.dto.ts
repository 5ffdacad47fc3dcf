import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsCalendarDate, IsMoney, Nullable, Optional } from '../../platform/http/fields.js';
import { largestQuantity } from './license-request.dto.js';
import { PurchasePapers } from './purchase-papers.dto.js';

/** A purchase says what it was; the first one of a license is written when the license is created. */
const addedKinds = ['PURCHASE', 'RENEWAL', 'ADJUSTMENT'] as const;

function upperCase({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.trim().toUpperCase() : value;
}

/** What the papers of a purchase say; all of it can be corrected later. */
export class ChangePurchaseRequest extends PurchasePapers {
  /** Day from which on the quantity counts. */
  @Optional()
  @IsCalendarDate()
  purchasedOn?: string;

  /** What one license cost. Of unit and total cost give one: the other is derived from the quantity change. */
  @ApiPropertyOptional({ type: String, nullable: true, example: '20.00' })
  @Nullable()
  @IsMoney()
  unitCost?: string | null;

  /** What all of it cost; of a reduction, what came back. */
  @ApiPropertyOptional({ type: String, nullable: true, example: '1200.00' })
  @Nullable()
  @IsMoney()
  totalCost?: string | null;

  /** ISO 4217 code. Absent: the license's. */
  @Optional()
  @Transform(upperCase)
  @IsString()
  @MaxLength(3)
  currency?: string;
}

export class AddPurchaseRequest extends ChangePurchaseRequest {
  /** Absent: a purchase where licenses are added, else an adjustment. */
  @ApiPropertyOptional({ enum: addedKinds })
  @Optional()
  @IsIn([...addedKinds])
  kind?: (typeof addedKinds)[number];

  /** By how much the quantity changes. */
  @ApiProperty({ type: Number, minimum: -largestQuantity, maximum: largestQuantity })
  @IsInt()
  @Min(-largestQuantity)
  @Max(largestQuantity)
  quantityDelta!: number;
}
