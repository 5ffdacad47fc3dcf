import type { AuditedChange } from './audit-entry.js';

/** How things of one kind are written into the log. */
export interface AuditedKind<Thing extends { id: number }> {
  /** Of the policy, such as `Device`. */
  subjectType: string;
  /** What its actions begin with, such as `device`. */
  noun: string;
  /** The fields that people change: no counts of other things, nothing that changes by being used, no secrets. */
  shown: readonly (keyof Thing & string)[];
  /** The organization that a thing belongs to; absent where such things belong to none. */
  organizationOf?: (thing: Thing) => number | null;
}

/** What became of one thing. */
export interface AuditedFate<Thing extends { id: number }> {
  /** In the past tense, such as `updated`. */
  what: string;
  /** null: it was not there. */
  before: Thing | null;
  /** null: it is gone. */
  after: Thing | null;
}

/**
 * The entries that tell of it. A thing that moves to another organization leaves the one and joins the other, each in an
 * entry of its own: whoever reads those of one organization learns nothing of the other.
 */
export function entriesOf<Thing extends { id: number }>(
  kind: AuditedKind<Thing>,
  { what, before, after }: AuditedFate<Thing>,
): AuditedChange[] {
  const { subjectType, noun, shown, organizationOf = () => null } = kind;
  const entry = (verb: string, was: Thing | null, is: Thing | null): AuditedChange[] => {
    const thing = is ?? was;
    if (thing === null) return [];
    const pick = (from: Thing | null) =>
      from === null ? null : Object.fromEntries(shown.map((field) => [field, from[field]]));
    const about = { subjectType, subjectId: thing.id, organizationId: organizationOf(thing) };
    return [{ action: `${noun}.${verb}`, ...about, before: pick(was), after: pick(is) }];
  };
  if (before === null || after === null || organizationOf(before) === organizationOf(after)) {
    return entry(what, before, after);
  }
  return [...entry('left-organization', before, null), ...entry('joined-organization', null, after)];
}
