import type { PermissionGrant } from '../../api/model';
import {
  type OwnPermissions,
  areasIn,
  atAGlance,
  covers,
  coversAll,
  differingOrganizations,
  levelIn,
  mayChoose,
  maySomewhere,
  withLevel,
  withLevelEverywhere,
  withoutOrganization,
  withoutRepetition,
} from './permission-matrix.rules';
import { type Area, type Level, areaGroups, areaWords } from './permission-words';

const acme = 3;
const globex = 4;

function grant(area: Area, defaultLevel: Level, overrides: Record<number, Level> = {}): PermissionGrant {
  const organizationOverrides = Object.entries(overrides).map(([id, level]) => ({ organizationId: Number(id), level }));
  return { area, defaultLevel, organizationOverrides };
}
const owning = (...permissions: PermissionGrant[]): OwnPermissions => ({ systemAdministrator: false, permissions });
const administrator: OwnPermissions = { systemAdministrator: true, permissions: [] };

describe('the matrix of permissions', () => {
  it('has every area once', () => {
    expect(areaGroups.flatMap(({ areas }) => areas).toSorted()).toEqual(Object.keys(areaWords).toSorted());
  });

  it('changes a default level and leaves the organizations alone', () => {
    const changed = withLevel([grant('DEVICES', 'VIEW', { [acme]: 'FULL' })], 'DEVICES', null, 'UPDATE');
    expect(changed).toEqual([grant('DEVICES', 'UPDATE', { [acme]: 'FULL' })]);
    expect(withLevel([], 'DEVICES', null, 'VIEW')).toEqual([grant('DEVICES', 'VIEW')]);
  });

  it('gives an organization a level of its own, and the default back', () => {
    const given = withLevel([], 'DEVICES', acme, 'FULL');
    expect(given).toEqual([grant('DEVICES', 'NONE', { [acme]: 'FULL' })]);
    expect(levelIn(given, 'DEVICES', acme)).toBe('FULL');
    expect(levelIn(given, 'DEVICES', globex)).toBeNull();
    expect(levelIn(withLevel(given, 'DEVICES', acme, null), 'DEVICES', acme)).toBeNull();
  });

  it('lists the organizations that differ, and forgets one in every area', () => {
    const grants = [
      grant('DEVICES', 'VIEW', { [globex]: 'NONE', [acme]: 'VIEW' }),
      grant('ALERTS', 'NONE', { [globex]: 'VIEW' }),
    ];
    expect(differingOrganizations(grants)).toEqual([globex]);
    expect(differingOrganizations(withoutOrganization(grants, globex))).toEqual([]);
  });

  it('saves nothing of an organization that is the default anyway', () => {
    const grants = [grant('DEVICES', 'VIEW', { [acme]: 'VIEW', [globex]: 'NONE' }), grant('ALERTS', 'NONE')];
    expect(withoutRepetition(grants)).toEqual([
      grant('DEVICES', 'VIEW', { [globex]: 'NONE' }),
      grant('ALERTS', 'NONE'),
    ]);
  });

  it('offers in an organization what belongs to one, and what was said of it anyway', () => {
    const grants = [grant('API_CLIENTS', 'NONE', { [acme]: 'VIEW' })];
    const offered = areasIn(grants, acme);
    expect([offered('DEVICES'), offered('DEVICE_GROUPS'), offered('API_CLIENTS')]).toEqual([true, false, true]);
    expect(areasIn(grants, null)('DEVICE_GROUPS')).toBe(true);
  });

  it('tells what is open, the mightiest first, and what an organization differs by', () => {
    const grants = [grant('DEVICES', 'VIEW', { [acme]: 'NONE' }), grant('ALERTS', 'FULL'), grant('END_USERS', 'VIEW')];
    expect(atAGlance(grants)).toEqual([
      { level: 'FULL', areas: ['ALERTS'] },
      { level: 'VIEW', areas: ['DEVICES', 'END_USERS'] },
    ]);
    expect(atAGlance(grants, acme)).toEqual([{ level: 'NONE', areas: ['DEVICES'] }]);
    expect(atAGlance(grants, globex)).toEqual([]);
  });
});

describe('what somebody may give', () => {
  it('is anything for a system administrator, and nothing for somebody without permissions', () => {
    expect(covers(administrator, grant('DEVICES', 'FULL'))).toBe(true);
    expect(covers(owning(), grant('DEVICES', 'VIEW'))).toBe(false);
    expect(covers(owning(), grant('DEVICES', 'NONE'))).toBe(true);
  });

  it('is what their own level includes, action by action', () => {
    const mine = owning(grant('DEVICES', 'CREATE'));
    const choices = (['NONE', 'VIEW', 'UPDATE', 'CREATE', 'DELETE', 'FULL'] as const).filter((level) =>
      mayChoose(mine, [], 'DEVICES', null, level),
    );
    expect(choices).toEqual(['NONE', 'VIEW', 'UPDATE', 'CREATE']);
  });

  it('is bound to the organizations that are theirs', () => {
    const mine = owning(grant('DEVICES', 'NONE', { [acme]: 'FULL' }));
    expect(mayChoose(mine, [], 'DEVICES', null, 'VIEW')).toBe(false);
    expect(mayChoose(mine, [], 'DEVICES', acme, 'FULL')).toBe(true);
    expect(mayChoose(mine, [], 'DEVICES', globex, 'VIEW')).toBe(false);
  });

  it('leaves out the organizations that are closed to them', () => {
    const mine = owning(grant('DEVICES', 'FULL', { [globex]: 'NONE' }));
    expect(mayChoose(mine, [], 'DEVICES', null, 'VIEW')).toBe(false);
    expect(mayChoose(mine, [grant('DEVICES', 'NONE', { [globex]: 'NONE' })], 'DEVICES', null, 'VIEW')).toBe(true);
    // To follow a default that they may not give there is to give it.
    expect(mayChoose(mine, [grant('DEVICES', 'VIEW', { [globex]: 'NONE' })], 'DEVICES', globex, null)).toBe(false);
  });

  it('is asked of every area', () => {
    const mine = owning(grant('DEVICES', 'VIEW'));
    expect(coversAll(mine, [grant('DEVICES', 'VIEW'), grant('ALERTS', 'NONE')])).toBe(true);
    expect(coversAll(mine, [grant('DEVICES', 'VIEW'), grant('ALERTS', 'VIEW')])).toBe(false);
  });

  it('is asked in general where no organization is known yet', () => {
    const mine = owning(grant('DEVICES', 'NONE', { [acme]: 'CREATE' }));
    expect([maySomewhere(mine, 'DEVICES', 'create'), maySomewhere(mine, 'DEVICES', 'delete')]).toEqual([true, false]);
    expect(maySomewhere(mine, 'ALERTS', 'read')).toBe(false);
    expect(maySomewhere(administrator, 'ALERTS', 'delete')).toBe(true);
  });

  it('limits what is given everywhere at once', () => {
    const mine = owning(grant('DEVICES', 'VIEW'), grant('ALERTS', 'FULL'));
    const given = withLevelEverywhere(mine, [], null, 'UPDATE');
    expect(atAGlance(given)).toEqual([{ level: 'UPDATE', areas: ['ALERTS'] }]);
    expect(atAGlance(withLevelEverywhere(administrator, [], acme, 'VIEW'), acme)[0]?.areas).not.toContain(
      'API_CLIENTS',
    );
  });
});
