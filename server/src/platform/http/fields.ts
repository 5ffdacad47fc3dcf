import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** The largest id: beyond it a number is no longer exact. */
const largestId = Number.MAX_SAFE_INTEGER;

/** Marks that show nothing and only turn or hide the text around them. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Text as people mean it: well-formed, no control characters or invisible marks, composed, without blanks at its ends. */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Like {@link cleanLine}, but line breaks and tabs stay. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .trim();
}

function transformText(clean: (text: string) => string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));
}

/** An object of another class; a list in its place is refused. */
export function IsNested(type: () => new () => object): PropertyDecorator {
  return applyDecorators(IsObject(), ValidateNested(), Type(type));
}

/** A list of objects of another class; a list in place of one of them is refused. */
export function IsNestedList(type: () => new () => object, maximum: number): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(maximum),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** The field may be absent. Unlike `IsOptional` it may not be null: a column that cannot be null would refuse it. */
export function Optional(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional(),
    ValidateIf((_object, value) => value !== undefined),
  );
}

/** The field may be absent or null. */
export function Nullable(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== null && value !== undefined);
}

/** A required name of one line. */
export function IsName(maxLength = 200): PropertyDecorator {
  return applyDecorators(
    transformText(cleanLine),
    IsString(),
    MinLength(1, { message: 'A name is needed.' }),
    MaxLength(maxLength),
    ApiProperty({ minLength: 1, maxLength }),
  );
}

/** One line of text that may be empty. */
export function IsLine(maxLength = 500): PropertyDecorator {
  return applyDecorators(transformText(cleanLine), IsString(), MaxLength(maxLength));
}

/** Text of several lines that may be empty. */
export function IsLongText(maxLength = 10_000): PropertyDecorator {
  return applyDecorators(transformText(cleanText), IsString(), MaxLength(maxLength));
}

/** An id in a body. */
export function IsId(): PropertyDecorator {
  return applyDecorators(IsInt(), Min(1), Max(largestId));
}

/** A list of ids in a body. */
export function IsIds(maximum = 10_000): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(maximum),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(largestId, { each: true }),
  );
}

/** A calendar date that exists, such as 2026-11-21. */
export function IsCalendarDate(): PropertyDecorator {
  return (target: object, propertyName: string | symbol) => {
    ApiProperty({ type: 'string', format: 'date' })(target, propertyName);
    registerDecorator({
      name: 'isCalendarDate',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: `${String(propertyName)} must be a date that exists, such as 2026-11-21` },
      validator: { validate: (value: unknown) => typeof value === 'string' && isCalendarDate(value) },
    });
  };
}

/** True for `YYYY-MM-DD` of a day that exists in the years 1900 to 9999. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).year >= 1900;
  } catch {
    return false;
  }
}

/** An amount of money as a decimal string, never negative, up to 12 digits before and 6 after the point. */
export function IsMoney(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', example: '1200.00' }),
    IsString(),
    Matches(/^\d{1,12}(\.\d{1,6})?$/, {
      message: 'An amount is written like 1200.00: not negative, with at most 12 digits before and 6 after the point.',
    }),
  );
}
