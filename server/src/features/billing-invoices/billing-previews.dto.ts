import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { InvoiceLineResponse, InvoiceResponse } from './billing-invoices.dto.js';

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

/** What a preview says of an invoice as the invoice itself will. */
const foreseen = [
  'periodStart',
  'periodEnd',
  'measuredOn',
  'invoicedOn',
  'dueOn',
  'currency',
  'subtotal',
  'taxPercent',
  'tax',
  'total',
] as const;

/** The next invoice of an agreement as it would be made. */
export class PreviewResponse extends PickType(InvoiceResponse, foreseen) {
  agreementId!: number;
  /** Of the period, from 1. */
  sequence!: number;
  /** Not while the agreement is a draft, at its end, or held back by an obstacle. */
  billable!: boolean;
  lines!: PreviewLine[];
  /** Why nothing of the agreement is billed, and what to do: its organization is archived. Null where nothing is wrong. */
  @ApiProperty({ type: String, nullable: true })
  obstacle!: string | null;
  /** How many invoices a run of today would make one after the other, this one included; 1000 also where there are more. */
  overduePeriods!: number;
  /** Products whose lines are missing: while there are any, no invoice is made. */
  problems!: PreviewProblem[];
}
