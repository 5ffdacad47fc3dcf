import { IsName } from '../../platform/http/fields.js';

export class UpdateAccountRequest {
  /** How others see you. */
  @IsName()
  name!: string;
}
