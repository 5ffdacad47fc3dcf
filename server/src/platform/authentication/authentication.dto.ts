import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { IsLine, Optional } from '../http/fields.js';

export class SignInRequest {
  /** E-mail of the account, in any case. */
  @IsLine(320)
  email!: string;

  @IsString()
  @MaxLength(1024)
  password!: string;

  /** One-time code; accounts that ask for none ignore it. */
  @Optional()
  @IsString()
  @MaxLength(20)
  otp?: string;
}

export class ActorResponse {
  id!: number;
  name!: string;
  email!: string;

  @ApiProperty({ enum: ['TECHNICIAN', 'SYSTEM'] })
  kind!: 'TECHNICIAN' | 'SYSTEM';

  /** Name of the technician role; null without one. */
  @ApiProperty({ type: String, nullable: true })
  role!: string | null;

  @ApiProperty({ type: Object, description: 'Whether a system administrator, and levels by area.' })
  permissions!: object;

  /** Packed ability rules: what the panel shows and hides. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: {} } })
  rules!: unknown[];
}

export class ActorEnvelope {
  actor!: ActorResponse;
}
