import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsId, IsLine, IsLongText, Nullable, Optional } from '../../platform/http/fields.js';

/** Where something was bought, and the papers that say so. */
export class PurchasePapers {
  /** Absent where a license is renewed: the license's. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  vendorId?: number | null;

  @Optional()
  @IsLine(100)
  poNumber?: string;

  @Optional()
  @IsLine(100)
  invoiceNumber?: string;

  @Optional()
  @IsLongText(2000)
  note?: string;
}
