import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '../../platform/http/fields.js';
import { QueryNumber } from '../../platform/http/list-query.js';

export class ExplainQuery {
  /** The device to explain. One of the three is named. */
  @Optional()
  @QueryNumber(1, Number.MAX_SAFE_INTEGER)
  deviceId?: number;

  /** The person to explain. */
  @Optional()
  @QueryNumber(1, Number.MAX_SAFE_INTEGER)
  personId?: number;

  /** The location to explain. */
  @Optional()
  @QueryNumber(1, Number.MAX_SAFE_INTEGER)
  locationId?: number;
}

export class ExplanationFact {
  /** Id of the product, title, group or role. */
  id!: number;
  name!: string;
  /** Whether the device or person has it, or is in it; of a location: whether any of its devices. */
  holds!: boolean;
  /** The version range that the rule asks for. */
  @ApiPropertyOptional({ type: String, nullable: true })
  versionRange?: string | null;
  /** The versions on the device. */
  @ApiPropertyOptional({ type: [String] })
  versions?: string[];
}

export class ExplanationCheck {
  @ApiProperty({ enum: ['STATUS', 'SCOPE', 'PRODUCTS', 'DEVICE_GROUPS', 'SOFTWARE', 'ROLES', 'EXCEPTION'] })
  kind!: string;
  passed!: boolean;
  /** What was found, as a sentence. */
  detail!: string;
  facts!: ExplanationFact[];
}

export class ExplainedAssignment {
  id!: number;
  @ApiProperty({ type: String, format: 'date' })
  assignedOn!: string;
  seats!: number;
  origin!: string;
}

export class ExplanationResponse {
  /** Whether the device holds a seat now. */
  assigned!: boolean;
  /** Whether it satisfies every check. */
  matched!: boolean;
  @ApiProperty({ type: ExplainedAssignment, nullable: true })
  assignment!: ExplainedAssignment | null;
  checks!: ExplanationCheck[];
  /** What to do next; one sentence a failed check. */
  advice!: string[];
}
