import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import type { RejectedHolder } from './assignments.dto.js';

/** Holders of one kind that somebody names. */
export interface WantedHolders {
  kind: HolderKind;
  ids: readonly number[];
}

/** The holders that a request names; null when they are of several kinds or none. */
export function wantedHolders(request: {
  deviceIds?: readonly number[];
  personIds?: readonly number[];
  locationIds?: readonly number[];
}): WantedHolders | null {
  const lists = [
    { kind: 'DEVICE' as const, ids: request.deviceIds },
    { kind: 'PERSON' as const, ids: request.personIds },
    { kind: 'LOCATION' as const, ids: request.locationIds },
  ];
  const named = lists.flatMap(({ kind, ids }) => (ids === undefined ? [] : [{ kind, ids }]));
  const filled = named.filter(({ ids }) => ids.length > 0);
  if (filled.length > 1) return null;
  return filled[0] ?? (named.length === 1 ? (named[0] ?? null) : null);
}

/** A holder that somebody wants to give a seat, as far as it decides. */
export interface Candidate {
  id: number;
  /** Null: belongs to none. */
  organizationId: number | null;
  /** False: a decommissioned device, a technician who may not sign in any more. */
  active: boolean;
  /** False: its organization or location is archived. */
  open: boolean;
  inScope: boolean;
  holds: boolean;
  /** The day on which the last of its earlier seats ended, of those that were held on any day; null without any. */
  heldUntil: string | null;
}

/** What becomes of each wanted holder. */
export interface Sorted {
  eligible: number[];
  alreadyHeld: number[];
  rejected: RejectedHolder[];
}

/**
 * Sorts the wanted holders: those that can get a seat, those that have one, and those that cannot, with the reason.
 * @param assignedOn the day from which on they are to hold it.
 */
export function sortCandidates(
  { kind, ids }: WantedHolders,
  candidates: readonly Candidate[],
  assignedOn: string,
): Sorted {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const sorted: Sorted = { eligible: [], alreadyHeld: [], rejected: [] };
  for (const id of new Set(ids)) {
    const refusal = refusalOf(kind, byId.get(id));
    if (refusal !== null) sorted.rejected.push({ id, ...refusal });
    else if (byId.get(id)?.holds === true) sorted.alreadyHeld.push(id);
    else if ((byId.get(id)?.heldUntil ?? '') > assignedOn) sorted.rejected.push({ id, ...overlap });
    else sorted.eligible.push(id);
  }
  return sorted;
}

/** One holder has one seat of a license on any day: "who held a seat on that day" has one answer. */
export const overlap = {
  code: 'assignment.overlaps',
  message: 'An earlier seat of this holder ended after that day. Choose the day on which it ended, or a later one.',
};

const words = {
  DEVICE: {
    one: 'device',
    inactive: ['device.decommissioned', 'A decommissioned device holds no seats. Reactivate it first.'],
  },
  PERSON: {
    one: 'person',
    inactive: ['person.deactivated', 'A deactivated technician holds no seats. Activate them first.'],
  },
  LOCATION: { one: 'location', inactive: null },
} as const;

function refusalOf(kind: HolderKind, candidate: Candidate | undefined): { code: string; message: string } | null {
  const { one, inactive } = words[kind];
  if (candidate === undefined) {
    return { code: 'not-found', message: `There is no such ${one}, or you may not see it.` };
  }
  if (!candidate.active && inactive !== null) return { code: inactive[0], message: inactive[1] };
  if (!candidate.open) {
    const message = 'Its organization or location is archived, and nothing there holds seats. Restore it first.';
    return { code: 'place.archived', message };
  }
  if (!candidate.inScope) {
    return { code: 'license.out-of-scope', message: `The ${one} is not in the scope of the license.` };
  }
  return null;
}

/** Why an assignment date cannot be; null when it can. */
export function assignedOnError(assignedOn: string, today: string, endedOn: string | null): string | null {
  if (assignedOn > today) return 'A seat cannot be assigned on a day that is still to come.';
  if (endedOn !== null && assignedOn > endedOn) return 'A seat cannot be assigned after it ended.';
  return null;
}
