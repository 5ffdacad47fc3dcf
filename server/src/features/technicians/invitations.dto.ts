import { IsString, MaxLength, MinLength } from 'class-validator';
import { minimumPasswordLength } from '../../platform/authentication/password-length.js';

export class AcceptInvitationRequest {
  /** The one-time value of the link. */
  @IsString()
  @MaxLength(200)
  token!: string;

  @IsString()
  @MinLength(minimumPasswordLength, { message: `A password needs at least ${minimumPasswordLength} characters.` })
  @MaxLength(1024)
  password!: string;
}

export class AcceptedInvitationResponse {
  /** The technician who is signed in now. */
  id!: number;
  name!: string;
  email!: string;
}
