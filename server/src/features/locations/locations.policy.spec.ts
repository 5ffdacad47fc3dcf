import { describe, expect, it } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { anActor } from '../people/people.factory.js';
import { locationsPolicy } from './locations.policy.js';

const [acme, globex] = [1, 2];

describe('who may do what with locations', () => {
  const authorization = new Authorization();
  authorization.register(locationsPolicy);
  const allows = (actor: ReturnType<typeof anActor>, action: 'read' | 'update' | 'create' | 'delete', id: number) =>
    authorization.allows(actor, action, 'Location', { organizationId: id });

  it('follows the default level and its exceptions', () => {
    const actor = anActor({
      ORGANIZATIONS: { defaultLevel: 'NONE', organizationOverrides: [{ organizationId: acme, level: 'CREATE' }] },
    });
    expect(allows(actor, 'read', acme)).toBe(true);
    expect(allows(actor, 'create', acme)).toBe(true);
    expect(allows(actor, 'delete', acme)).toBe(false);
    expect(allows(actor, 'read', globex)).toBe(false);
  });

  it('lets an exception take away what the default gives', () => {
    const actor = anActor({
      ORGANIZATIONS: { defaultLevel: 'FULL', organizationOverrides: [{ organizationId: globex, level: 'NONE' }] },
    });
    expect(allows(actor, 'delete', acme)).toBe(true);
    expect(allows(actor, 'read', globex)).toBe(false);
  });

  it('gives nothing to those who have other areas only', () => {
    const actor = anActor({ DEVICES: { defaultLevel: 'FULL', organizationOverrides: [] } });
    expect(authorization.allowsSome(actor, 'read', 'Location')).toBe(false);
    expect(authorization.visibleTo(actor, 'Location', 'l').sql).toBe('FALSE');
  });
});
