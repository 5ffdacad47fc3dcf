import { ApiProperty } from '@nestjs/swagger';
import { complianceStates, LicenseReference } from './licenses.dto.js';

export class PreviewedHolder {
  @ApiProperty({ enum: ['DEVICE', 'PERSON', 'LOCATION'] })
  kind!: 'DEVICE' | 'PERSON' | 'LOCATION';
  id!: number;
  name!: string;
  /** Null for people of no organization. */
  @ApiProperty({ type: LicenseReference, nullable: true })
  organization!: LicenseReference | null;
}

export class PreviewSample {
  assign!: PreviewedHolder[];
  end!: PreviewedHolder[];
}

export class LicensePreviewResponse {
  /** Holders that would get a seat. */
  wouldAssign!: number;
  /** Holders whose seat would end. */
  wouldEnd!: number;
  /** Holders that would keep their seat. */
  unchanged!: number;
  /** In organizations that you may see; null like a license's `usage`. */
  @ApiProperty({ type: Number, nullable: true })
  usageAfter!: number | null;
  /** Null like a license's `quantity`. */
  @ApiProperty({ type: Number, nullable: true })
  quantityAfter!: number | null;
  @ApiProperty({ type: String, enum: complianceStates, nullable: true })
  complianceAfter!: string | null;
  sample!: PreviewSample;
  /** As a license has them, and what of the rule nobody satisfies as things are now. */
  warnings!: string[];
}
