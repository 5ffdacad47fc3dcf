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
    return checked<object>(type, value);
  }
}

type ShapedError = ReturnType<typeof fieldErrorsOf>[number];

async function check<T extends object>(
  type: new () => T,
  value: object,
  prefix = '',
): Promise<{ instance: T; errors: ShapedError[] }> {
  const instance = plainToInstance(type, value, { exposeUnsetFields: false });
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return { instance, errors: fieldErrorsOf(errors, prefix) };
}

function refusalOf(errors: ShapedError[]): AppError {
  // What is no number at all is not told first that it is too large.
  errors.sort((a, b) => Number(b.shape) - Number(a.shape));
  const [first] = errors;
  const status = first?.shape === true ? 400 : 422;
  return new AppError(status === 400 ? 'malformed' : 'invalid', status, first?.message ?? 'The request is invalid.', {
    errors: errors.map(({ field, code, message }) => ({ field, code, message })),
  });
}

/** Checks a body that is a list of objects of a DTO class; fields are named by their place, such as `3.quantity`. */
@Injectable()
export class ListBodyPipe<T extends object> implements PipeTransform {
  constructor(
    private readonly type: new () => T,
    private readonly maximum: number,
  ) {}

  async transform(value: unknown): Promise<T[]> {
    if (!Array.isArray(value)) throw new AppError('malformed', 400, 'A JSON list is expected.');
    if (value.length > this.maximum) {
      throw new AppError('invalid', 422, `The list can have ${this.maximum} entries at the most.`);
    }
    const items: unknown[] = value;
    const entries = await Promise.all(
      items.map((item, index) => {
        if (typeof item !== 'object' || item === null || Array.isArray(item)) {
          throw new AppError('malformed', 400, 'A list of JSON objects is expected.', {
            errors: [{ field: String(index), code: 'isObject', message: 'This is no JSON object.' }],
          });
        }
        return check(this.type, item, String(index));
      }),
    );
    const errors = entries.flatMap((each) => each.errors);
    if (errors.length > 0) throw refusalOf(errors);
    return entries.map((each) => each.instance);
  }
}

/** Checks a body against its DTO class like every other, and takes none at all as an empty one. */
@Injectable()
export class OptionalBodyPipe<T extends object> implements PipeTransform {
  constructor(private readonly type: new () => T) {}

  async transform(value: unknown): Promise<T> {
    const body = value ?? {};
    if (typeof body !== 'object' || Array.isArray(body)) {
      throw new AppError('malformed', 400, 'A JSON object is expected.');
    }
    return checked(this.type, body);
  }
}

/**
 * An instance of a DTO class from a plain object, for input that is no body: a row of a file, a stored job.
 * @throws AppError 400 for a wrong shape, 422 for a value against a rule, with every field.
 */
export async function checked<T extends object>(type: new () => T, value: object): Promise<T> {
  const { instance, errors } = await check(type, value);
  if (errors.length > 0) throw refusalOf(errors);
  return instance;
}

function isBuiltIn(type: unknown): boolean {
  return type === String || type === Number || type === Boolean || type === Array || type === Object;
}
