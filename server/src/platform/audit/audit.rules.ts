/** Fields whose values nobody reads in the log: that they changed is enough. */
const secretFields = /password|secret|token|recovery|otp/i;

/** What stands in place of a secret. */
export const masked = '•••';

/** What of a thing was changed: the fields that differ, as they were and as they are. */
export interface Difference {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Fields that say no more than that something changed. */
const bookkeeping = new Set(['version', 'createdAt', 'updatedAt']);

/**
 * The fields in which two states of a thing differ, secrets masked; null when nothing does that tells of a change.
 * @param before null: it was not there.
 * @param after null: it is gone.
 */
export function differenceOf(before: object | null, after: object | null): Difference | null {
  const [was, is] = [toRecord(before), toRecord(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !bookkeeping.has(name));
  const changed = names.filter((name) => canonical(was[name]) !== canonical(is[name]));
  if (changed.length === 0) return null;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.filter((name) => name in from).map((name) => [name, withoutSecrets(name, from[name])]));
  return { before: pick(was), after: pick(is) };
}

/** A thing without what must not be read in the log, however deep it lies. */
export function withoutSecrets(name: string, value: unknown): unknown {
  if (secretFields.test(name) && value !== null && value !== undefined && typeof value !== 'boolean') return masked;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets('', item));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(key, item)]));
}

function toRecord(value: object | null): Record<string, unknown> {
  return value === null ? {} : Object.fromEntries(Object.entries(value));
}

/** As JSON, whatever the order of its fields. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : item,
    ) ?? 'undefined'
  );
}
