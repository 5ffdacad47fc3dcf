import { expect, it } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { anActor } from '../people/people.factory.js';
import { auditEventsPolicy } from './audit-events.policy.js';

it('keeps what tells of several organizations from those who may not read of each', () => {
  const authorization = new Authorization();
  authorization.register(auditEventsPolicy);
  const actor = (defaultLevel: 'NONE' | 'VIEW', level: 'NONE' | 'VIEW') =>
    anActor({ AUDIT_LOG: { defaultLevel, organizationOverrides: [{ organizationId: 1, level }] } });
  const reads = (who: ReturnType<typeof actor>, organizationId: number | null, ofSeveral = false) =>
    authorization.allows(who, 'read', 'AuditEvent', { organizationId, ofSeveral });
  const butOne = actor('VIEW', 'NONE');
  expect([reads(butOne, 1), reads(butOne, 2), reads(butOne, null), reads(butOne, null, true)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const onlyOne = actor('NONE', 'VIEW');
  expect([reads(onlyOne, 1), reads(onlyOne, 2), reads(onlyOne, null)]).toEqual([true, false, false]);
  expect(reads(actor('VIEW', 'VIEW'), null, true)).toBe(true);
  expect(authorization.allows(actor('VIEW', 'VIEW'), 'delete', 'AuditEvent', { organizationId: 1 })).toBe(false);
});
