import type { FieldError } from '../../platform/http/app-error.js';
import { isCalendarDate } from '../../platform/http/fields.js';
import { cleanText } from './agent-protocol/clean-text.js';

/** How many faults of one thing are listed: enough to see what is wrong with all of it. */
const maximumErrors = 50;

/** Faults of one reported thing, with the paths of their fields. */
export class FieldErrors {
  readonly found: FieldError[] = [];

  add(field: string, code: string, message: string): void {
    if (this.found.length < maximumErrors) this.found.push({ field, code, message });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the fields of an object that somebody else's program sent. A wrong field is null and leaves a fault; text is
 * cleaned and cut like that of agents. Absent and null mean the same.
 *
 * It stands in for a request class where there are too many objects for decorators: validating one costs microseconds.
 */
export class FieldReader {
  private constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    private readonly path: string,
    private readonly errors: FieldErrors,
  ) {}

  /**
   * @param path of the object itself; empty for the outermost.
   * @param fields all that it may have.
   * @returns null for what is no object.
   */
  static of(value: unknown, path: string, fields: ReadonlySet<string>, errors: FieldErrors): FieldReader | null {
    if (!isObject(value)) {
      errors.add(path, 'isObject', path === '' ? 'A device is an object.' : `${path} must be an object.`);
      return null;
    }
    const reader = new FieldReader(value, path, errors);
    for (const name in value) {
      if (!fields.has(name)) errors.add(reader.at(name), 'unknown-field', `There is no field ${reader.at(name)}.`);
    }
    return reader;
  }

  /** Text of at most `maxLength` UTF-16 code units; a longer one is cut. Null when nothing visible is given. */
  text(name: string, maxLength: number): string | null {
    const value = this.value[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string') return cleanText(value, maxLength);
    this.fault(name, 'isString', 'must be text');
    return null;
  }

  /** Like `text`, and something visible has to be there. */
  requiredText(name: string, maxLength: number): string {
    const text = this.text(name, maxLength);
    const given = this.value[name];
    if (text === null && (given === undefined || given === null)) this.fault(name, 'isString', 'is needed');
    else if (text === null && typeof given === 'string') this.fault(name, 'minLength', 'needs at least one character');
    return text ?? '';
  }

  /** Text that must not be cut, because two of them could become one. */
  requiredKey(name: string, maxLength: number): string {
    const text = this.requiredText(name, maxLength + 1);
    if (text.length > maxLength) this.fault(name, 'maxLength', `has at most ${maxLength} characters`);
    return text;
  }

  id(name: string): number {
    const value = this.value[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
    this.fault(name, 'isInt', 'must be an id: a whole number from 1');
    return 0;
  }

  /** `2026-11-21`, of a day that exists. */
  date(name: string): string | null {
    const value = this.value[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && isCalendarDate(value)) return value;
    this.fault(name, 'isCalendarDate', 'must be a date that exists, such as 2026-11-21');
    return null;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const value = this.value[name];
    if (value === undefined || value === null) return null;
    const word = words.find((each) => each === value);
    if (word === undefined) this.fault(name, 'isIn', `must be one of ${words.join(', ')}`);
    return word ?? null;
  }

  /** Null when it is not given, or no list. */
  list(name: string, maxItems: number): readonly unknown[] | null {
    const value = this.value[name];
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value)) {
      this.fault(name, 'isArray', 'must be a list');
      return null;
    }
    if (value.length > maxItems) {
      this.fault(name, 'arrayMaxSize', `has at most ${maxItems} entries`);
      return null;
    }
    return value;
  }

  /** A field of several forms, as it is. */
  raw(name: string): unknown {
    return this.value[name];
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  fault(name: string, code: string, what: string): void {
    this.errors.add(this.at(name), code, `${this.at(name)} ${what}.`);
  }
}
