import { describe, expect, it } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { anActor } from '../people/people.factory.js';
import { devicesPolicy } from './devices.policy.js';

const [acme, globex] = [1, 2];

describe('who may do what with devices', () => {
  const authorization = new Authorization();
  authorization.register(devicesPolicy);

  it('differs by organization', () => {
    const actor = anActor({
      DEVICES: { defaultLevel: 'VIEW', organizationOverrides: [{ organizationId: globex, level: 'DELETE' }] },
    });
    const allows = (action: 'read' | 'update' | 'create' | 'delete', organizationId: number) =>
      authorization.allows(actor, action, 'Device', { organizationId });
    expect(allows('read', acme)).toBe(true);
    expect(allows('update', acme)).toBe(false);
    expect(allows('update', globex)).toBe(true);
    expect(allows('delete', globex)).toBe(true);
    expect(allows('create', globex)).toBe(false);
  });

  it('hides organizations that are taken out', () => {
    const actor = anActor({
      DEVICES: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId: globex, level: 'NONE' }] },
    });
    expect(authorization.allows(actor, 'create', 'Device', { organizationId: acme })).toBe(true);
    expect(authorization.allows(actor, 'read', 'Device', { organizationId: globex })).toBe(false);
  });

  it('gives nothing to those who have other areas only', () => {
    const actor = anActor({ ORGANIZATIONS: { defaultLevel: 'FULL', organizationOverrides: [] } });
    expect(authorization.allowsSome(actor, 'read', 'Device')).toBe(false);
  });
});
