import { IsString, MaxLength } from 'class-validator';
import { IsNewPassword } from '../../platform/authentication/new-passwords.js';
import { IsLine } from '../../platform/http/fields.js';

export class ForgottenPasswordRequest {
  /** E-mail of the account, in any case. */
  @IsLine(320)
  email!: string;
}

export class ResetPasswordRequest {
  /** The one-time value of the link. */
  @IsString()
  @MaxLength(200)
  token!: string;

  @IsNewPassword()
  password!: string;
}

export class SignInOptionsResponse {
  /** True when a forgotten password is replaced by a link that is sent by e-mail; else an administrator makes one. */
  passwordResetByEmail!: boolean;
}
