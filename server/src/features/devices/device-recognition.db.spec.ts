import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { DeviceRecognitionRepository } from './device-recognition.repository.js';

describe('looking for a reported device', () => {
  let server: TestServer;
  let devices: DeviceRecognitionRepository;
  let place: { id: number; organizationId: number };
  beforeAll(async () => {
    server = await startTestServer();
    devices = server.app.get(DeviceRecognitionRepository, { strict: false });
    place = await aLocation(server.database);
  });
  afterAll(() => server.close());

  async function stored(fields: { serialNumber?: string; hardwareUuid?: string; agentId?: string }): Promise<number> {
    const { id } = await server.database.one<{ id: number }>(sql`
      INSERT INTO device (organization_id, location_id, name, device_class, serial_number, hardware_uuid, agent_id)
      VALUES (${place.organizationId}, ${place.id}, 'pc', 'LAPTOP', ${fields.serialNumber ?? null},
        ${fields.hardwareUuid ?? null}, ${fields.agentId ?? null}) RETURNING id`);
    return id;
  }

  it('finds what shares anything with it, once each, in its organization', async () => {
    const all = await stored({ agentId: 'agent', serialNumber: 'sn-1', hardwareUuid: 'uuid-1' });
    const serial = await stored({ serialNumber: 'SN-1', agentId: 'other' });
    const uuid = await stored({ hardwareUuid: 'UUID-1' });
    await stored({ serialNumber: 'SN-2', hardwareUuid: 'uuid-2' });
    const identity = { ...place, agentId: 'agent', serialNumber: 'Sn-1', hardwareUuid: 'uuid-1' };
    const active = { status: 'ACTIVE', replacedAgent: false };
    expect(await devices.candidates(identity)).toEqual([
      { id: all, ...active, sameAgent: true, sameSerial: true, sameUuid: true },
      { id: serial, ...active, sameAgent: false, sameSerial: true, sameUuid: false },
      { id: uuid, ...active, sameAgent: false, sameSerial: false, sameUuid: true },
    ]);
    const elsewhere = await aLocation(server.database);
    expect(await devices.candidates({ ...identity, organizationId: elsewhere.organizationId })).toEqual([]);
    const unknown = { ...place, agentId: 'nobody', serialNumber: null, hardwareUuid: null };
    expect(await devices.candidates(unknown)).toEqual([]);
  });

  it('asks one index for each mark', async () => {
    await server.database.query(sql`
      INSERT INTO device (organization_id, location_id, name, device_class, serial_number, hardware_uuid, agent_id)
      SELECT ${place.organizationId}, ${place.id}, 'pc', 'LAPTOP', 'S-' || n, 'U-' || n, 'A-' || n
      FROM generate_series(1, 2000) AS n`);
    await server.database.query(sql`ANALYZE device`);
    const query = vi.spyOn(Database.prototype, 'query');
    await devices.candidates({ ...place, agentId: 'a', serialNumber: 's', hardwareUuid: 'u' });
    const statement: Sql = query.mock.calls[0]![0];
    query.mockRestore();
    const plan = await server.database.query<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${statement}`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    for (const index of ['device_agent_id_key', 'device_serial_number_idx', 'device_hardware_uuid_idx']) {
      expect(text).toContain(index);
    }
    expect(text).not.toContain('Seq Scan');
  });

  it('holds a device only while it is recognised by the same mark', async () => {
    const id = await stored({ agentId: 'held', serialNumber: 'SN-3' });
    const identity = { ...place, agentId: 'held', serialNumber: 'SN-3', hardwareUuid: null };
    const candidate = {
      id,
      status: 'ACTIVE',
      sameAgent: true,
      sameSerial: true,
      sameUuid: false,
      replacedAgent: false,
    } as const;
    const hold = () => server.database.transaction(() => devices.hold(candidate, identity));
    expect(await hold()).toMatchObject({ id, agentId: 'held', locationId: place.id, inventoryHash: null });
    await server.database.query(sql`UPDATE device SET agent_id = 'taken' WHERE id = ${id}`);
    expect(await hold()).toBeNull();
    const bySerial = { ...candidate, sameAgent: false };
    expect(await server.database.transaction(() => devices.hold(bySerial, identity))).toMatchObject({ id });
    const elsewhere = { ...identity, organizationId: place.organizationId + 1 };
    expect(await server.database.transaction(() => devices.hold(bySerial, elsewhere))).toBeNull();
  });

  it('notes the latest time at which it was seen, and no earlier one', async () => {
    const id = await stored({ agentId: 'seen' });
    const seen = async () =>
      (await server.database.one<{ last_seen_at: Date }>(sql`SELECT last_seen_at FROM device WHERE id = ${id}`))
        .last_seen_at;
    const [early, late] = [new Date('2026-11-20T08:00:00Z'), new Date('2026-11-21T08:00:00Z')];
    await devices.touch(id, late, null);
    expect(await seen()).toEqual(late);
    await devices.touch(id, early, null);
    expect(await seen()).toEqual(late);
  });
});
