import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import {
  actions,
  type PermissionArea,
  permissionAreas,
  type Permissions,
} from '../../platform/authorization/permissions.js';
import type { Policy, Rule } from '../../platform/authorization/policy.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { declaredMatrix, PermissionMatrix } from './permission-matrix.factory.js';

/** Policies that are broken on purpose, one line at a time: the matrix must notice each. */

/** How a policy is broken, and by which requests that shows. */
interface Mutation {
  shows: 'reading' | 'changing';
  of: (rules: Rule[], subject: string) => Rule[];
}

const mutations: Record<string, Mutation> = {
  'forgets for which organizations': {
    shows: 'reading',
    of: (rules) => rules.map(({ conditions: _conditions, ...rule }) => rule),
  },
  'lets everybody read': { shows: 'reading', of: (rules, subject) => [...rules, { action: 'read', subject }] },
  'lets whoever reads change': {
    shows: 'changing',
    of: (rules) =>
      rules.flatMap((rule) => (rule.action === 'read' ? actions.map((action) => ({ ...rule, action })) : [rule])),
  },
};

/** Policies that decide about nothing alone: another one decides the same, and the matrix is about what is answered. */
const decidedTwice = new Set(['EnrollmentToken', 'Assignment', 'LicenseAllocation']);

/** Policies that allow everything to everybody: whose a row is decides instead. */
const openToAll = new Set(['SavedView']);

/** What people hear of, and nobody asks for. */
const heardAlone = new Set(['SharedView']);

/** What nobody ever changes by a request of its own. */
const readAlone = new Set(['AuditEvent', 'Dashboard', 'Installation', 'Notification']);

/** What everybody who is signed in reads: what decides about it is asked for by the panel's navigation. */
const readByAll = new Set(['App']);

const entries = await declaredMatrix();

/** May read everything, but in one area, where nothing is allowed. */
const allBut = (area: PermissionArea): Permissions['areas'] =>
  Object.fromEntries(
    permissionAreas
      .filter((other) => other !== area)
      .map((other) => [other, { defaultLevel: 'VIEW', organizationOverrides: [] }]),
  );

/** Samples by which it is told whether a policy speaks of an area, and whether a mutation makes any difference to it. */
const samples = permissionAreas.flatMap((area) =>
  [
    [],
    [
      { organizationId: 1, level: 'NONE' as const },
      { organizationId: 2, level: 'VIEW' as const },
    ],
  ].map((organizationOverrides) => ({
    area,
    without: { systemAdministrator: false, areas: allBut(area) },
    sample: {
      systemAdministrator: false,
      areas: { ...allBut(area), [area]: { defaultLevel: 'UPDATE', organizationOverrides } },
    } satisfies Permissions,
  })),
);

let server: TestServer;
let matrix: PermissionMatrix;
let policies: ReadonlyMap<string, Policy>;
beforeAll(async () => {
  server = await startTestServer();
  matrix = await PermissionMatrix.on(server);
  policies = Reflect.get(server.app.get(Authorization), 'policies');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => server.close());

it.each(Object.keys(mutations))(
  'is noticed by the matrix when a policy %s',
  async (name) => {
    const unnoticed: string[] = [];
    for (const policy of policies.values()) {
      if ([decidedTwice, openToAll, heardAlone].some((each) => each.has(policy.subject))) continue;
      if (!(await isNoticed(policy, mutations[name]))) unnoticed.push(policy.subject);
    }
    expect(unnoticed).toEqual([]);
  },
  300_000,
);

/** True also for a mutation that makes no difference. */
async function isNoticed(policy: Policy, mutation: Mutation | undefined): Promise<boolean> {
  if (mutation === undefined) return false;
  if (mutation.shows === 'changing' && readAlone.has(policy.subject)) return true;
  if (mutation.shows === 'reading' && readByAll.has(policy.subject)) return true;
  const original = policy.rules.bind(policy);
  const mutated = (permissions: Permissions) => mutation.of(original(permissions), policy.subject);
  if (samples.every(({ sample }) => isDeepStrictEqual(mutated(sample), original(sample)))) return true;
  const spoken = samples.filter(({ sample, without }) => !isDeepStrictEqual(original(sample), original(without)));
  const areas = new Set(spoken.map(({ area }) => area));
  vi.spyOn(policy, 'rules').mockImplementation(mutated);
  for (const entry of entries) {
    if (typeof entry.access === 'string') continue;
    // What no single area decides about is found by its name.
    if (areas.size === 0 ? !isNamedAfter(policy.subject, entry.operation) : !areas.has(entry.access.area)) continue;
    const reads = entry.access.actions.every((action) => action === 'read');
    if (reads !== (mutation.shows === 'reading') || (await matrix.agrees(entry))) continue;
    vi.restoreAllMocks();
    return true;
  }
  vi.restoreAllMocks();
  return false;
}

/** Whether `sampleData.remove` is an operation on `SampleData`. */
function isNamedAfter(subject: string, operation: string): boolean {
  return operation.startsWith(`${subject.charAt(0).toLowerCase()}${subject.slice(1)}.`);
}
