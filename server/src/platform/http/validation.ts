import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { AppError, type FieldError } from './app-error.js';

/** Rules whose breach means that the request has the wrong shape (400) rather than a wrong value (422). */
const shapeRules = new Set([
  'whitelistValidation',
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isArray',
  'isObject',
  'isEnum',
  'isIn',
  'isDefined',
  'nestedValidation',
  'unknownValue',
]);

/** Flattens the errors of class-validator to one entry per broken rule and field. */
export function fieldErrorsOf(errors: readonly ValidationError[], prefix = ''): (FieldError & { shape: boolean })[] {
  return errors.flatMap((error) => {
    const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      code: rule === 'whitelistValidation' ? 'unknown-field' : rule,
      message: rule === 'whitelistValidation' ? `There is no field ${field}.` : sentence(message),
      shape: shapeRules.has(rule),
    }));
    return [...own, ...fieldErrorsOf(error.children ?? [], field)];
  });
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}

/**
 * Checks bodies and queries against their DTO class. Unknown fields and wrong types answer 400, values against a
 * rule 422; both list every field at once.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const type = metadata.metatype;
    if (metadata.type === 'custom' || type === undefined || isBuiltIn(type)) return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new AppError('malformed', 400, 'A JSON object is expected.');
    }
    const instance: object = plainToInstance(type, value, { exposeUnsetFields: false });
    const errors = fieldErrorsOf(
      await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true }),
    );
    if (errors.length === 0) return instance;
    // What is no number at all is not told first that it is too large.
    errors.sort((a, b) => Number(b.shape) - Number(a.shape));
    const [first] = errors;
    const status = first?.shape === true ? 400 : 422;
    throw new AppError(status === 400 ? 'malformed' : 'invalid', status, first?.message ?? 'The request is invalid.', {
      errors: errors.map(({ field, code, message }) => ({ field, code, message })),
    });
  }
}

function isBuiltIn(type: unknown): boolean {
  return type === String || type === Number || type === Boolean || type === Array || type === Object;
}
