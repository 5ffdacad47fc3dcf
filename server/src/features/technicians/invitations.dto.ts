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
  /** The technician who is signed in now. */
  id!: number;
  name!: string;
  email!: string;
}
