import type { RejectedHolder } from './assignments.dto.js';

/** A device that somebody wants to give a seat, as far as it decides. */
export interface Candidate {
  id: number;
  status: string;
  inScope: boolean;
  holds: boolean;
  /** The day on which the last of its earlier seats ended; null without any. */
  heldUntil: string | null;
}

/** What becomes of each wanted holder. */
export interface Sorted {
  eligible: number[];
  alreadyHeld: number[];
  rejected: RejectedHolder[];
}

/**
 * Sorts the wanted devices: those that can get a seat, those that have one, and those that cannot, with the reason.
 * @param assignedOn the day from which on they are to hold it.
 */
export function sortCandidates(
  wantedIds: readonly number[],
  candidates: readonly Candidate[],
  assignedOn: string,
): Sorted {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const sorted: Sorted = { eligible: [], alreadyHeld: [], rejected: [] };
  for (const id of new Set(wantedIds)) {
    const refusal = refusalOf(byId.get(id));
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

function refusalOf(candidate: Candidate | undefined): { code: string; message: string } | null {
  if (candidate === undefined) {
    return { code: 'not-found', message: 'There is no such device, or you may not see it.' };
  }
  if (candidate.status !== 'ACTIVE') {
    return { code: 'device.decommissioned', message: 'A decommissioned device holds no seats. Reactivate it first.' };
  }
  if (!candidate.inScope) {
    return { code: 'license.out-of-scope', message: 'The device is not in the scope of the license.' };
  }
  return null;
}

/** Why an assignment date cannot be; null when it can. */
export function assignedOnError(assignedOn: string, today: string, endedOn: string | null): string | null {
  if (assignedOn > today) return 'A seat cannot be assigned on a day that is still to come.';
  if (endedOn !== null && assignedOn > endedOn) return 'A seat cannot be assigned after it ended.';
  return null;
}
