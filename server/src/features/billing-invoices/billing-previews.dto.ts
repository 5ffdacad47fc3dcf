import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { InvoiceLineResponse } from './billing-invoices.dto.js';

export class PreviewQuery {
  /** Counts what was there on this day. Absent: on the day on which the period is measured, or today while that is to come. */
  @IsOptional()
  @IsCalendarDate()
  on?: string;
}

export class PreviewLine extends OmitType(InvoiceLineResponse, ['id', 'edited']) {
  /** How many seats, devices or people the evidence of the line would name. */
  evidenceCount!: number;
}

export class PreviewProblem {
  productId!: number;
  /** Why the product cannot be charged for, and what to do. */
  message!: string;
}

/** The next invoice of an agreement as it would be made. */
export class PreviewResponse {
  agreementId!: number;
  /** Of the period, from 1. */
  sequence!: number;
  /** Whether nothing is billed any more, or not yet: the agreement is a draft or at its end. */
  billable!: boolean;
  @ApiProperty({ type: String, format: 'date' })
  periodStart!: string;
  /** The last day. */
  @ApiProperty({ type: String, format: 'date' })
  periodEnd!: string;
  /** The day that was counted. */
  @ApiProperty({ type: String, format: 'date' })
  measuredOn!: string;
  @ApiProperty({ type: String, format: 'date' })
  invoicedOn!: string;
  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;
  currency!: string;
  lines!: PreviewLine[];
  @ApiProperty({ type: String, example: '37.50' })
  subtotal!: string;
  @ApiProperty({ type: String, example: '19' })
  taxPercent!: string;
  @ApiProperty({ type: String, example: '7.13' })
  tax!: string;
  @ApiProperty({ type: String, example: '44.63' })
  total!: string;
  /** Products whose lines are missing: while there are any, no invoice is made. */
  problems!: PreviewProblem[];
}
