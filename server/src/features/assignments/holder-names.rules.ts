import { cleanLine } from '../../platform/http/fields.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import type { RejectedHolder } from './assignments.dto.js';

/** What a name stands for among the holders that somebody may give seats, of one license. */
export interface NamedMatches {
  /** Index in the list of names. */
  position: number;
  /** Holders of this name, in scope or not. */
  matches: number;
  /** Those of them that can hold a seat: in use, and in the scope of the license. */
  eligible: number;
  /** The one to take when only one is eligible, or when none is: whoever gives the seat says what is wrong with it. */
  id: number;
  /** Those that hold a seat now. */
  heldIds: number[];
}

/** What became of one name. */
export type NameAnswer =
  | { state: 'FOUND'; name: string; id: number; heldIds: readonly number[] }
  | { state: 'AMBIGUOUS'; name: string; count: number; heldIds: readonly number[] }
  | { state: 'UNKNOWN'; name: string; heldIds: readonly number[] };

/** The names as people mean them: blanks mended, each once whatever its case, nothing empty. */
export function cleanNames(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const cleaned = cleanLine(name);
    const key = cleaned.toLowerCase();
    if (cleaned !== '' && !byKey.has(key)) byKey.set(key, cleaned);
  }
  return [...byKey.values()];
}

/**
 * Says of each name whom it stands for. Of several holders of one name the one that can hold a seat is meant: a
 * decommissioned device does not make the name of its successor ambiguous, nor does a device of another customer.
 */
export function answersOf(names: readonly string[], found: readonly NamedMatches[]): NameAnswer[] {
  const byPosition = new Map(found.map((each) => [each.position, each]));
  return names.map((name, position) => {
    const matches = byPosition.get(position);
    if (matches === undefined) return { state: 'UNKNOWN', name, heldIds: [] };
    const { id, heldIds } = matches;
    if (matches.eligible > 1) return { state: 'AMBIGUOUS', name, count: matches.eligible, heldIds };
    return { state: 'FOUND', name, id, heldIds };
  });
}

const words = {
  DEVICE: { one: 'device', many: 'devices', instead: 'Name it by its serial number.' },
  PERSON: { one: 'person', many: 'people', instead: 'Name them by their e-mail address.' },
  LOCATION: { one: 'location', many: 'locations', instead: 'Write “Organization / Location”.' },
} as const;

/** Why a name gets no seat; null for one that was found. */
export function refusalOfName(kind: HolderKind, answer: NameAnswer): RejectedHolder | null {
  const { one, many, instead } = words[kind];
  const { name } = answer;
  switch (answer.state) {
    case 'FOUND':
      return null;
    case 'UNKNOWN': {
      const message = `There is no ${one} “${name}”, or you may not see it.`;
      return { name, code: 'not-found', message };
    }
    case 'AMBIGUOUS': {
      const message = `“${name}” is the name of ${answer.count} ${many}. ${instead}`;
      return { name, code: 'holder.ambiguous', message };
    }
  }
}

/** The holders that were found, and the refusals of the other names. */
export function sortNames(
  kind: HolderKind,
  answers: readonly NameAnswer[],
): { ids: number[]; nameOf: Map<number, string>; rejected: RejectedHolder[] } {
  const nameOf = new Map<number, string>();
  const rejected: RejectedHolder[] = [];
  for (const answer of answers) {
    const refusal = refusalOfName(kind, answer);
    if (refusal !== null) rejected.push(refusal);
    else if (answer.state === 'FOUND') nameOf.set(answer.id, answer.name);
  }
  return { ids: [...nameOf.keys()], nameOf, rejected };
}

/** A seat that a name of a removal stands for. */
export interface NamedSeats {
  position: number;
  assignmentIds: number[];
}

/** The seats that names stand for, and the refusals of the other names. */
export function sortHeldNames(
  kind: HolderKind,
  names: readonly string[],
  found: readonly NamedSeats[],
): { assignmentIds: number[]; nameOf: Map<number, string>; rejected: RejectedHolder[] } {
  const byPosition = new Map(found.map((each) => [each.position, each.assignmentIds]));
  const nameOf = new Map<number, string>();
  const rejected: RejectedHolder[] = [];
  for (const [position, name] of names.entries()) {
    const [only, ...others] = byPosition.get(position) ?? [];
    if (only === undefined) rejected.push({ name, ...notHeld(name) });
    else if (others.length > 0) {
      const { many, instead } = words[kind];
      const message = `${others.length + 1} ${many} of the name “${name}” hold a seat. ${instead}`;
      rejected.push({ name, code: 'holder.ambiguous', message });
    } else nameOf.set(only, name);
  }
  return { assignmentIds: [...nameOf.keys()], nameOf, rejected };
}

function notHeld(name: string): { code: string; message: string } {
  return { code: 'assignment.not-held', message: `“${name}” holds no seat of this license.` };
}
