import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { QueryIds } from '../../platform/http/list-query.js';
import { LicenseReference } from './licenses.dto.js';

export class UsageSeriesQuery {
  /** First day. Absent: the first day of which anything is known, at most ten years before the last one. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Last day, at most ten years after the first one. Absent: today. Of days to come nothing is known. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  /** Usage in these organizations alone. */
  @QueryIds()
  organizationId?: number[];
}

export class UsageOfDay {
  @ApiProperty({ type: String, format: 'date' })
  date!: string;
  /** Purchased by the end of the day, of the whole license; null where you may see a part of it alone. */
  @ApiProperty({ type: Number, nullable: true })
  quantity!: number | null;
  /** Seats held at the end of the day; of a custom license the number that was set, null where you may see a part of it alone. */
  @ApiProperty({ type: Number, nullable: true })
  usage!: number | null;
}

export class UsageSeriesResponse {
  /** Every day from the first to the last one, or to today. */
  @ApiProperty({ type: [UsageOfDay] })
  items!: UsageOfDay[];
  /** The first day of which anything is known. */
  @ApiProperty({ type: String, format: 'date' })
  since!: string;
  /** Organizations that hold or have held seats, by name. */
  @ApiProperty({ type: [LicenseReference] })
  organizations!: LicenseReference[];
}
