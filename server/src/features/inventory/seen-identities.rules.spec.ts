import { describe, expect, it } from 'vitest';
import { repeated, SeenIdentities } from './seen-identities.rules.js';

const identity = { organizationId: 1, agentId: 'a', serialNumber: 'SN', hardwareUuid: 'uuid' };

describe('devices of one call', () => {
  it('are told apart by everything that they are recognised by, within their organization', () => {
    const seen = new SeenIdentities();
    expect(seen.add(identity, 0)).toBeNull();
    expect(seen.add({ ...identity, organizationId: 2 }, 1)).toBeNull();
    expect(seen.add({ ...identity, serialNumber: null, hardwareUuid: null }, 2)).toEqual({
      field: 'externalId',
      index: 0,
    });
    expect(seen.add({ ...identity, agentId: 'b', serialNumber: 'sn' }, 3)).toEqual({ field: 'serialNumber', index: 0 });
    expect(seen.add({ ...identity, agentId: 'b', serialNumber: null }, 4)).toEqual({ field: 'hardwareUuid', index: 0 });
    expect(seen.add({ ...identity, agentId: 'b', serialNumber: null, hardwareUuid: null }, 5)).toBeNull();
    expect(seen.add({ ...identity, agentId: 'SN', serialNumber: null, hardwareUuid: null }, 6)).toBeNull();
  });

  it('are not remembered when they are left out', () => {
    const seen = new SeenIdentities();
    seen.add(identity, 0);
    seen.add({ ...identity, agentId: 'b' }, 1);
    expect(seen.add({ ...identity, agentId: 'b', serialNumber: null, hardwareUuid: null }, 2)).toBeNull();
  });

  it('are named in the reason', () => {
    expect(repeated({ field: 'externalId', index: 7 })).toMatchObject({
      field: 'externalId',
      code: 'inventory.device-repeated',
      message: expect.stringContaining('Device 7'),
    });
    expect(repeated({ field: 'serialNumber', index: 7 }).code).toBe('inventory.identity-repeated');
  });
});
