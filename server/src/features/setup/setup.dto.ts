import { IsBoolean, IsEmail, IsString, MaxLength } from 'class-validator';
import { IsNewPassword } from '../../platform/authentication/new-passwords.js';
import { IsLine, IsName } from '../../platform/http/fields.js';

export class SetupStateResponse {
  /** False until somebody can administer this installation: then the one-time link makes the first one. */
  administratorExists!: boolean;
}

export class SetupProgressResponse {
  administratorExists!: boolean;
  /** True when the sample organizations are present. */
  sampleDataLoaded!: boolean;
  /** Of the organizations that you may see. */
  organizationCount!: number;
  /** True when the welcome was finished or skipped. */
  complete!: boolean;
}

export class CreateAdministratorRequest {
  /** The one-time value of the link that the server printed. */
  @IsString()
  @MaxLength(200)
  token!: string;

  @IsName()
  name!: string;

  @IsLine(320)
  @IsEmail({}, { message: 'This is not an e-mail address.' })
  email!: string;

  @IsNewPassword()
  password!: string;
}

export class SampleDataRequest {
  /** True loads the sample organizations; false goes on empty. */
  @IsBoolean()
  load!: boolean;
}
