import { expect, it } from 'vitest';
import type { ScheduleRunResponse } from './scheduling.dto.js';
import { hiddenReason, shownRun } from './scheduling.rules.js';

const run: ScheduleRunResponse = {
  id: 7,
  outcome: 'RUNNING',
  startedAt: new Date(0),
  finishedAt: null,
  durationMs: null,
  error: null,
  requestedBy: null,
  requestedAt: null,
  node: 'here (1)',
};

it('shows what runs as running for as long as its server lives', () => {
  expect(shownRun(run, { underWay: new Set([7]), administrator: true }).outcome).toBe('RUNNING');
  expect(shownRun(run, { underWay: new Set([8]), administrator: true }).outcome).toBe('INTERRUPTED');
});

it('leaves what has ended as it ended', () => {
  expect(shownRun({ ...run, outcome: 'DONE' }, { underWay: new Set(), administrator: true }).outcome).toBe('DONE');
});

it('says why something failed to administrators alone', () => {
  const failed: ScheduleRunResponse = { ...run, outcome: 'FAILED', error: 'Acme is taken.' };
  expect(shownRun(failed, { underWay: new Set(), administrator: true }).error).toBe('Acme is taken.');
  expect(shownRun(failed, { underWay: new Set(), administrator: false }).error).toBe(hiddenReason);
  expect(shownRun(run, { underWay: new Set(), administrator: false }).error).toBeNull();
});
