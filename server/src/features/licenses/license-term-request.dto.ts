import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsCalendarDate, Nullable, Optional } from '../../platform/http/fields.js';

export class TermRequest {
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @Nullable()
  @IsCalendarDate()
  expiresOn?: string | null;

  /** Renews itself on the expiration date. */
  @Optional()
  @IsBoolean()
  autoRenew?: boolean;

  @ApiPropertyOptional({ enum: ['MONTH', 'YEAR'], nullable: true, type: String })
  @Nullable()
  @IsIn(['MONTH', 'YEAR'])
  renewalUnit?: 'MONTH' | 'YEAR' | null;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 120, nullable: true })
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(120)
  renewalCount?: number | null;

  /** Days before the expiration on which people are told. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique({ message: 'Each notice is named once.' })
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(3650, { each: true })
  noticeDays?: number[];
}
