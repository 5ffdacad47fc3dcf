import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../http/fields.js';
import { longestPassword } from './password-length.js';
import { longestCode } from './authentication.dto.js';
import type { OpenSession } from './sessions.service.js';

export class SessionResponse implements OpenSession {
  id!: number;
  /** Where it was opened from. */
  address!: string;
  /** What the browser calls itself. */
  userAgent!: string;
  openedAt!: Date;
  /** To the minute. */
  lastSeenAt!: Date;
  /** True for the session that asks. */
  current!: boolean;
}

export class SessionsResponse {
  items!: SessionResponse[];
}

export const enrolmentProofs = ['NONE', 'PASSWORD', 'CODE', 'SIGN_IN'] as const;
export type EnrolmentProof = (typeof enrolmentProofs)[number];

export class OneTimeCodeState {
  /** Signing in with a password asks for a code: of the technician, or of everybody with the role. */
  required!: boolean;

  /** When the app was set up; null without one. */
  @ApiProperty({ type: Date, nullable: true })
  enrolledAt!: Date | null;

  /**
   * What is asked for before an app is set up in this session: nothing, the password (or a code), a present code, or to
   * sign in again.
   */
  @ApiProperty({ enum: enrolmentProofs })
  enrolmentProof!: EnrolmentProof;

  /** Recovery codes that were not used yet. */
  recoveryCodesLeft!: number;
}

export class OwnAccountResponse {
  name!: string;
  email!: string;

  /** Name of the technician role; null without one. */
  @ApiProperty({ type: String, nullable: true })
  role!: string | null;

  /** False for somebody who signs in by an identity provider alone. */
  hasPassword!: boolean;
  oneTimeCodes!: OneTimeCodeState;
}

/** Shows that whoever has the session is who signed in: one of the two. */
export class ProofRequest {
  @Optional()
  @IsString()
  @MaxLength(longestPassword)
  password?: string;

  /** A one-time code of the app, or a recovery code. */
  @Optional()
  @IsString()
  @MaxLength(longestCode)
  code?: string;
}

export class EnrolmentResponse {
  /** For an app that can't take a picture. Shown this once. */
  secret!: string;
  /** What the picture says, for an app on the same device: `otpauth://…`. */
  address!: string;
  /** The picture that an app reads, as SVG in a `data:` address. */
  qrCode!: string;
}

export class ConfirmEnrolmentRequest {
  /** The code that the app shows. */
  @IsString()
  @MaxLength(longestCode)
  code!: string;
}

export class RecoveryCodesResponse {
  /** Each takes the place of one code of the app, once. Shown this once. */
  recoveryCodes!: string[];
}
