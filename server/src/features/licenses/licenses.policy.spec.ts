import { describe, expect, it } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Action, PermissionLevel } from '../../platform/authorization/permissions.js';
import { anActor } from '../people/people.factory.js';
import { licensesPolicy } from './licenses.policy.js';

const [acme, globex, initech] = [1, 2, 3];
const globally = { global: true, organizationIds: [] };
const limitedTo = (...organizationIds: number[]) => ({ global: false, organizationIds });

describe('who may do what with licenses', () => {
  const authorization = new Authorization();
  authorization.register(licensesPolicy);
  const actorWith = (defaultLevel: PermissionLevel, overrides: Record<number, PermissionLevel> = {}) => {
    const organizationOverrides = Object.entries(overrides).map(([id, level]) => ({
      organizationId: Number(id),
      level,
    }));
    return anActor({ SOFTWARE_LICENSES: { defaultLevel, organizationOverrides } });
  };
  const inTwo = actorWith('NONE', { [acme]: 'FULL', [globex]: 'UPDATE', [initech]: 'VIEW' });
  const butOne = actorWith('FULL', { [initech]: 'NONE' });

  it.each<[string, ReturnType<typeof actorWith>, Action, ReturnType<typeof limitedTo>, boolean]>([
    ['a level in one organization', inTwo, 'read', limitedTo(acme), true],
    ['a level in one organization', inTwo, 'read', limitedTo(acme, 9), true],
    ['a level in one organization', inTwo, 'read', limitedTo(9), false],
    ['a level in one organization', inTwo, 'read', globally, false],
    ['a level in one organization', inTwo, 'update', limitedTo(acme), true],
    ['a level in one organization', inTwo, 'update', limitedTo(acme, globex), true],
    ['a level in one organization', inTwo, 'update', limitedTo(acme, initech), false],
    ['a level in one organization', inTwo, 'update', limitedTo(acme, 9), false],
    ['a level in one organization', inTwo, 'update', limitedTo(initech), false],
    ['a level in one organization', inTwo, 'update', globally, false],
    ['a level in one organization', inTwo, 'create', limitedTo(acme), true],
    ['a level in one organization', inTwo, 'create', limitedTo(acme, globex), false],
    ['a level in one organization', inTwo, 'delete', limitedTo(acme), true],
    ['a level in one organization', inTwo, 'delete', limitedTo(globex), false],
    ['default access with an exception', butOne, 'read', limitedTo(acme), true],
    ['default access with an exception', butOne, 'read', limitedTo(initech), false],
    ['default access with an exception', butOne, 'read', limitedTo(acme, initech), true],
    ['default access with an exception', butOne, 'read', globally, true],
    ['default access with an exception', butOne, 'update', limitedTo(acme, globex), true],
    ['default access with an exception', butOne, 'update', limitedTo(acme, initech), false],
    ['default access with an exception', butOne, 'delete', globally, true],
    ['default access', actorWith('UPDATE'), 'update', limitedTo(acme, 9), true],
    ['default access', actorWith('UPDATE'), 'delete', limitedTo(acme), false],
    ['no access', anActor({}), 'read', globally, false],
    ['a system administrator', anActor({}, true), 'delete', limitedTo(acme, 9), true],
  ])('%s: %#', (_, actor, action, license, expected) => {
    expect(authorization.allows(actor, action, 'License', license)).toBe(expected);
  });

  it('opens routes to those who may do something with some license', () => {
    expect(authorization.allowsSome(inTwo, 'update', 'License')).toBe(true);
    expect(authorization.allowsSome(actorWith('NONE', { [acme]: 'VIEW' }), 'update', 'License')).toBe(false);
    expect(authorization.allowsSome(anActor({}), 'read', 'License')).toBe(false);
  });

  it('can be asked in SQL for changes, too', () => {
    expect(authorization.visibleTo(inTwo, 'License', 'l', 'update').text).toMatch(/ AND \(NOT \(+EXISTS /);
  });
});
