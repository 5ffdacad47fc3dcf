import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  actions,
  covers,
  type OrganizationReach,
  permissionAreas,
  permissionLevels,
  type Permissions,
  reachOf,
  seenOrganizations,
  within,
} from './permissions.js';

const organizations = [1, 2, 3, 4];
/** An organization that nobody has named yet. */
const newcomer = 5;

const areas = permissionAreas.slice(0, 3);
const level = fc.constantFrom(...permissionLevels);
const granted = fc.record({
  defaultLevel: level,
  organizationOverrides: fc.uniqueArray(fc.record({ organizationId: fc.constantFrom(...organizations), level }), {
    selector: (each) => each.organizationId,
  }),
});
const permissions: fc.Arbitrary<Permissions> = fc
  .tuple(...areas.map(() => fc.option(granted, { nil: undefined })))
  .map((each) => ({
    systemAdministrator: false,
    areas: Object.fromEntries(areas.flatMap((area, index) => (each[index] ? [[area, each[index]]] : []))),
  }));

const includes = (reach: OrganizationReach, id: number): boolean => within(reach)(id);

/** Every action in every area, in each organization. */
function possible(someone: Permissions): string[] {
  return areas.flatMap((area) =>
    actions.flatMap((action: Action) =>
      [...organizations, newcomer]
        .filter((id) => includes(reachOf(someone, area, action), id))
        .map((id) => `${action} ${area} in ${id}`),
    ),
  );
}

describe('permissions', () => {
  it('cover others when everything that those allow is allowed, in organizations to come too', () => {
    let covered = 0;
    fc.assert(
      fc.property(permissions, permissions, (own, other) => {
        const mine = new Set(possible(own));
        const all = possible(other).every((each) => mine.has(each));
        covered += all ? 1 : 0;
        expect(covers(own, other)).toBe(all);
      }),
      { numRuns: 2_000, seed: 3 },
    );
    expect(covered).toBeGreaterThan(20);
  });

  it('cover themselves, and those of an administrator only as one', () => {
    fc.assert(
      fc.property(permissions, (own) => covers(own, own)),
      { numRuns: 200, seed: 4 },
    );
    const administrator = { systemAdministrator: true, areas: {} };
    expect(covers(administrator, administrator)).toBe(true);
    const everything = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
    const all = {
      systemAdministrator: false,
      areas: Object.fromEntries(permissionAreas.map((area) => [area, everything])),
    };
    expect(covers(all, administrator)).toBe(false);
    expect(covers(administrator, all)).toBe(true);
  });

  it('show an organization when any area does', () => {
    fc.assert(
      fc.property(permissions, (own) => {
        const seen = seenOrganizations(own);
        for (const id of [...organizations, newcomer]) {
          const anything = permissionAreas.some((area) => includes(reachOf(own, area, 'read'), id));
          expect(includes(seen, id)).toBe(anything);
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
