import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Action } from '../../platform/authorization/permissions.js';
import { peoplePolicy } from './people.policy.js';
import { anActor } from './people.factory.js';

const [acme, globex] = [1, 2];
const endUserOf = (organizationId: number) => ({ kind: 'END_USER', organizationId });
const contact = { kind: 'CONTACT', organizationId: null };
const technician = { kind: 'TECHNICIAN', organizationId: null };

describe('who may do what with people', () => {
  const authorization = new Authorization();
  authorization.register(peoplePolicy);
  const allows = (actor: Actor, action: Action, facts: Record<string, unknown>) =>
    authorization.allows(actor, action, 'Person', facts);

  it('keeps end users of other organizations, people of none, and technicians out of reach', () => {
    const actor = anActor({
      END_USERS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: acme, level: 'CREATE' }] },
    });
    expect(allows(actor, 'create', endUserOf(acme))).toBe(true);
    expect(allows(actor, 'read', { kind: 'CONTACT', organizationId: acme })).toBe(true);
    expect(allows(actor, 'delete', endUserOf(acme))).toBe(false);
    expect(allows(actor, 'read', endUserOf(globex))).toBe(false);
    expect(allows(actor, 'read', contact)).toBe(false);
    expect(allows(actor, 'read', technician)).toBe(false);
    expect(allows(actor, 'read', { kind: 'TECHNICIAN', organizationId: acme })).toBe(false);
  });

  it('gives the default level for people of no organization', () => {
    const actor = anActor({
      END_USERS: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId: globex, level: 'NONE' }] },
    });
    expect(allows(actor, 'delete', contact)).toBe(true);
    expect(allows(actor, 'delete', endUserOf(acme))).toBe(true);
    expect(allows(actor, 'read', endUserOf(globex))).toBe(false);
    expect(allows(actor, 'read', technician)).toBe(false);
  });

  it('keeps technicians to their own area, by its default level alone', () => {
    const actor = anActor({ TECHNICIANS_ROLES: { defaultLevel: 'UPDATE', organizationOverrides: [] } });
    expect(allows(actor, 'update', technician)).toBe(true);
    expect(allows(actor, 'create', technician)).toBe(false);
    expect(allows(actor, 'read', endUserOf(acme))).toBe(false);
    expect(allows(actor, 'read', contact)).toBe(false);
    const inOneOrganization = anActor({
      TECHNICIANS_ROLES: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: acme, level: 'FULL' }] },
    });
    expect(allows(inOneOrganization, 'read', technician)).toBe(false);
  });

  it('lets a system administrator do everything, and those without areas nothing', () => {
    for (const person of [endUserOf(globex), contact, technician]) {
      expect(allows(anActor({}, true), 'delete', person)).toBe(true);
      expect(allows(anActor({}), 'read', person)).toBe(false);
    }
  });

  it('lets news of an organization through to those who see its end users', () => {
    const actor = anActor({
      END_USERS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: acme, level: 'VIEW' }] },
    });
    expect(allows(actor, 'read', { organizationId: acme })).toBe(true);
    expect(allows(actor, 'read', { organizationId: globex })).toBe(false);
  });
});
