import { describe, expect, it } from 'vitest';
import { assignedOnError, type Candidate, sortCandidates, wantedHolders } from './assignments.rules.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';

const day = '2026-03-03';
const candidate = (id: number, fields: Partial<Candidate> = {}): Candidate => ({
  id,
  organizationId: 1,
  active: true,
  open: true,
  inScope: true,
  holds: false,
  heldUntil: null,
  ...fields,
});

/** What becomes of one holder that is wanted. */
function fateOf(fields: Partial<Candidate>, kind: HolderKind = 'DEVICE'): string {
  const { eligible, alreadyHeld, rejected } = sortCandidates({ kind, ids: [1] }, [candidate(1, fields)], day);
  expect(eligible.length + alreadyHeld.length + rejected.length).toBe(1);
  return rejected[0]?.code ?? (alreadyHeld.length === 1 ? 'already held' : 'eligible');
}

describe('who can have a seat', () => {
  it.each<[Partial<Candidate>, string]>([
    [{}, 'eligible'],
    [{ holds: true }, 'already held'],
    [{ active: false }, 'device.decommissioned'],
    [{ active: false, inScope: false }, 'device.decommissioned'],
    [{ open: false }, 'place.archived'],
    [{ open: false, inScope: false }, 'place.archived'],
    [{ inScope: false }, 'license.out-of-scope'],
    [{ inScope: false, holds: true }, 'license.out-of-scope'],
    [{ heldUntil: '2026-03-02' }, 'eligible'],
    [{ heldUntil: '2026-03-03' }, 'eligible'],
    [{ heldUntil: '2026-03-04' }, 'assignment.overlaps'],
    [{ heldUntil: '2026-03-04', holds: true }, 'already held'],
    [{ heldUntil: '2026-03-04', inScope: false }, 'license.out-of-scope'],
  ])('%j: %s', (fields, fate) => {
    expect(fateOf(fields)).toBe(fate);
  });

  it('is answered once for each that is wanted, in their order; others are left out', () => {
    const candidates = [candidate(1), candidate(2, { holds: true }), candidate(3), candidate(4), candidate(6)];
    const { eligible, alreadyHeld, rejected } = sortCandidates(
      { kind: 'DEVICE', ids: [4, 2, 5, 1, 4, 2, 5] },
      candidates,
      day,
    );
    expect([eligible, alreadyHeld]).toEqual([[4, 1], [2]]);
    const message = 'There is no such device, or you may not see it.';
    expect(rejected).toEqual([{ id: 5, code: 'not-found', message }]);
    expect(sortCandidates({ kind: 'DEVICE', ids: [] }, candidates, day)).toEqual({
      eligible: [],
      alreadyHeld: [],
      rejected: [],
    });
  });
});

describe('other holders', () => {
  it('are refused in their own words', () => {
    expect(fateOf({ active: false }, 'PERSON')).toBe('person.deactivated');
    expect(fateOf({ inScope: false }, 'LOCATION')).toBe('license.out-of-scope');
    const { rejected } = sortCandidates({ kind: 'LOCATION', ids: [7] }, [], day);
    expect(rejected[0]?.message).toBe('There is no such location, or you may not see it.');
  });

  it.each([
    [{ deviceIds: [1] }, { kind: 'DEVICE', ids: [1] }],
    [
      { personIds: [1], deviceIds: [] },
      { kind: 'PERSON', ids: [1] },
    ],
    [{ locationIds: [] }, { kind: 'LOCATION', ids: [] }],
    [{}, null],
    [{ deviceIds: [], personIds: [] }, null],
    [{ deviceIds: [1], locationIds: [1] }, null],
  ])('are named one kind at a time: %j', (request, wanted) => {
    expect(wantedHolders(request)).toEqual(wanted);
  });
});

describe('the day on which a seat is assigned', () => {
  it.each<[string, string | null, string | null]>([
    ['2026-03-03', null, null],
    ['2020-02-29', null, null],
    ['2026-03-04', null, 'still to come'],
    ['2026-02-01', '2026-02-01', null],
    ['2026-02-02', '2026-02-01', 'after it ended'],
    ['2026-03-04', '2026-02-01', 'still to come'],
  ])('%s, of one that ended on %j: %j', (assignedOn, endedOn, problem) => {
    const error = assignedOnError(assignedOn, day, endedOn);
    if (problem === null) expect(error).toBeNull();
    else expect(error).toContain(problem);
  });
});
