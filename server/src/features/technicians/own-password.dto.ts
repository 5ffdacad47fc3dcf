import { IsString, MaxLength } from 'class-validator';
import { IsNewPassword } from '../../platform/authentication/new-passwords.js';
import { longestPassword } from '../../platform/authentication/password-length.js';

export class ChangePasswordRequest {
  @IsString()
  @MaxLength(longestPassword)
  currentPassword!: string;

  @IsNewPassword()
  newPassword!: string;
}
