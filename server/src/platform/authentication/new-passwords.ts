import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { AppError } from '../http/app-error.js';
import { longestPassword, minimumPasswordLength } from './password-length.js';
import { passwordFaultOf, type PasswordOwner } from './password.rules.js';

/**
 * A password that is being chosen: its length. What else is asked of it depends on whose it is.
 * @param required false where the field may be absent.
 */
export function IsNewPassword({ required = true } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ required, minLength: minimumPasswordLength, maxLength: longestPassword }),
    IsString(),
    MinLength(minimumPasswordLength, { message: `A password needs at least ${minimumPasswordLength} characters.` }),
    MaxLength(longestPassword),
  );
}

/**
 * @param field of the request that it stands in.
 * @throws AppError 422 `password.common`, `password.personal` or `password.repetitive` for one that is guessed first.
 */
export function demandGoodPassword(password: string, owner: PasswordOwner, field = 'password'): void {
  const fault = passwordFaultOf(password, owner);
  if (fault !== null) throw new AppError(fault.code, 422, fault.message, { errors: [{ field, ...fault }] });
}
