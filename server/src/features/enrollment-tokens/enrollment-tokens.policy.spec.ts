import { describe, expect, it } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { anActor } from '../people/people.factory.js';
import { enrollmentTokensPolicy } from './enrollment-tokens.policy.js';

const [acme, globex] = [1, 2];

describe('who may do what with enrollment tokens', () => {
  const authorization = new Authorization();
  authorization.register(enrollmentTokensPolicy);

  it('follows organizations, one by one', () => {
    const actor = anActor({
      ORGANIZATIONS: { defaultLevel: 'VIEW', organizationOverrides: [{ organizationId: globex, level: 'FULL' }] },
    });
    const allows = (action: 'read' | 'create' | 'delete', organizationId: number) =>
      authorization.allows(actor, action, 'EnrollmentToken', { organizationId });
    expect(allows('read', acme)).toBe(true);
    expect(allows('create', acme)).toBe(false);
    expect(allows('create', globex)).toBe(true);
    expect(allows('delete', globex)).toBe(true);
  });

  it('gives nothing to those who have other areas only', () => {
    const actor = anActor({ DEVICES: { defaultLevel: 'FULL', organizationOverrides: [] } });
    expect(authorization.allowsSome(actor, 'read', 'EnrollmentToken')).toBe(false);
  });
});
