import { IsString, MaxLength } from 'class-validator';
import { IsNewPassword } from '../../platform/authentication/new-passwords.js';

export class AcceptInvitationRequest {
  /** The one-time value of the link. */
  @IsString()
  @MaxLength(200)
  token!: string;

  @IsNewPassword()
  password!: string;
}

export class AcceptedInvitationResponse {
  /** The technician whose password was chosen. */
  id!: number;
  name!: string;
  email!: string;
  /** False for somebody who has one-time codes: they sign in with one now. */
  signedIn!: boolean;
}
