import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import { anActor, aPerson } from '../people/people.factory.js';
import { ProductCountsService } from '../software/product-counts.service.js';
import { aDevice, type BuiltDevice, anInstallation, aSeat } from './devices.factory.js';
import { DevicesService } from './devices.service.js';

const query = { page: 1, pageSize: 50 };
const administrator = anActor({}, true);

describe('devices, asked directly', () => {
  let server: TestServer;
  let devices: DevicesService;
  beforeAll(async () => {
    server = await startTestServer();
    devices = server.app.get(DevicesService);
  });
  afterAll(() => server.close());

  describe('how many active devices have a product', () => {
    async function aCountedDevice(): Promise<{ device: BuiltDevice; counts: () => Promise<unknown> }> {
      const device = await aDevice(server.database);
      const { productId } = await anInstallation(server.database, device.id);
      const counting = server.app.get(ProductCountsService);
      await server.database.transaction(() => counting.deviceJoined(device.id, device.organizationId));
      const counts = async () => {
        const rows = await server.database.query<{ organization: number; devices: number }>(sql`
          SELECT organization_id AS organization, devices FROM product_device_count
          WHERE product_id = ${productId} AND devices <> 0`);
        return Object.fromEntries(rows.map((row) => [row.organization, row.devices]));
      };
      return { device, counts };
    }

    it('follows decommissioning and taking back, each once', async () => {
      const { device, counts } = await aCountedDevice();
      expect(await counts()).toEqual({ [device.organizationId]: 1 });
      await Promise.all([1, 2, 3].map(() => devices.decommission(administrator, device.id, null)));
      expect(await counts()).toEqual({});
      await Promise.all([1, 2, 3].map(() => devices.reactivate(administrator, device.id, null)));
      expect(await counts()).toEqual({ [device.organizationId]: 1 });
    });

    it('follows a move, of an active device alone', async () => {
      const { device, counts } = await aCountedDevice();
      const to = await aLocation(server.database);
      const target = { organizationId: to.organizationId, locationId: to.id };
      await devices.update(administrator, device.id, target, null);
      expect(await counts()).toEqual({ [to.organizationId]: 1 });
      await devices.decommission(administrator, device.id, null);
      const back = { organizationId: device.organizationId, locationId: device.locationId };
      await devices.update(administrator, device.id, back, null);
      expect(await counts()).toEqual({});
      await devices.reactivate(administrator, device.id, null);
      expect(await counts()).toEqual({ [device.organizationId]: 1 });
    });

    it('follows a deletion', async () => {
      const active = await aCountedDevice();
      await devices.delete(administrator, active.device.id, null);
      expect(await active.counts()).toEqual({});
      const decommissioned = await aCountedDevice();
      await devices.decommission(administrator, decommissioned.device.id, null);
      await devices.delete(administrator, decommissioned.device.id, null);
      expect(await decommissioned.counts()).toEqual({});
    });
  });

  describe('for somebody with access to one organization', () => {
    const only = (organizationId: number, level: 'VIEW' | 'UPDATE' | 'CREATE' | 'FULL') =>
      ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;

    it('finds the devices of a primary user who is seen', async () => {
      const location = await aLocation(server.database);
      const { organizationId } = location;
      const { id: primaryUserId } = await aPerson(server.database, { kind: 'END_USER', organizationId });
      const used = await aDevice(server.database, { location, primaryUserId });
      await aDevice(server.database, { location });
      const found = async (areas: Parameters<typeof anActor>[0]) => {
        const list = await devices.list(anActor(areas), { primaryUserId: [primaryUserId] });
        return (await list.page(query)).items.map((item) => item.id);
      };
      const seesDevices = { DEVICES: only(organizationId, 'VIEW') };
      expect(await found({ ...seesDevices, END_USERS: only(organizationId, 'VIEW') })).toEqual([used.id]);
      expect(await found(seesDevices)).toEqual([]);
    });

    it('shows nothing of another', async () => {
      const mine = await aDevice(server.database);
      const hidden = await aDevice(server.database);
      const actor = anActor({ DEVICES: only(mine.organizationId, 'CREATE') });
      const page = await (await devices.list(actor, {})).page(query);
      expect(page.items.map((item) => item.id)).toEqual([mine.id]);
      expect(page.total).toBe(1);
      const elsewhere = await devices.list(actor, { organizationId: [hidden.organizationId] });
      expect((await elsewhere.page(query)).total).toBe(0);
      const gone = { status: 404 };
      await expect(devices.get(actor, hidden.id)).rejects.toMatchObject(gone);
      await expect(devices.update(actor, hidden.id, { name: 'x' }, null)).rejects.toMatchObject(gone);
      await expect(devices.decommission(actor, hidden.id, null)).rejects.toMatchObject(gone);
      await expect(devices.reactivate(actor, hidden.id, null)).rejects.toMatchObject(gone);
      await expect(devices.delete(actor, hidden.id, null)).rejects.toMatchObject(gone);
      await expect(devices.delete(actor, mine.id, null)).rejects.toMatchObject({ status: 403 });
      await expect(devices.list(actor, { deviceGroupId: [1] })).rejects.toMatchObject({ status: 403 });
    });

    it('does not tell a hidden organization from none', async () => {
      const mine = await aDevice(server.database);
      const hidden = await aLocation(server.database);
      const actor = anActor({ DEVICES: only(mine.organizationId, 'FULL') });
      const unknown = { status: 422, code: 'device.organization-unknown' };
      for (const organizationId of [hidden.organizationId, 999_999]) {
        const place = { organizationId, locationId: hidden.id };
        await expect(devices.create(actor, { name: 'x', deviceClass: 'OTHER', ...place })).rejects.toMatchObject(
          unknown,
        );
        await expect(devices.update(actor, mine.id, place, null)).rejects.toMatchObject(unknown);
      }
    });

    it('needs the permission at both ends of a move', async () => {
      const from = await aDevice(server.database);
      const to = await aLocation(server.database);
      const target = { organizationId: to.organizationId, locationId: to.id };
      const overrides = (level: 'VIEW' | 'UPDATE') => ({
        DEVICES: {
          defaultLevel: 'NONE' as const,
          organizationOverrides: [
            { organizationId: from.organizationId, level: 'UPDATE' as const },
            { organizationId: to.organizationId, level },
          ],
        },
      });
      await expect(devices.update(anActor(overrides('VIEW')), from.id, target, null)).rejects.toMatchObject({
        status: 403,
      });
      const moved = await devices.update(anActor(overrides('UPDATE')), from.id, target, null);
      expect(moved.organization.id).toBe(to.organizationId);
    });

    it('shows primary users and licenses only to those who may see them', async () => {
      const location = await aLocation(server.database);
      const { organizationId } = location;
      const user = await aPerson(server.database, { kind: 'END_USER', organizationId });
      const device = await aDevice(server.database, { location, primaryUserId: user.id });
      await aSeat(server.database, device, { licenseName: 'Global' });
      await aSeat(server.database, device, { licenseName: 'Limited', global: false });
      const DEVICES = only(organizationId, 'UPDATE');
      const blind = anActor({ DEVICES });
      expect(await devices.get(blind, device.id)).toMatchObject({ primaryUser: null, licenseCount: 0 });
      const foreign = { status: 422, code: 'device.primary-user-foreign' };
      const other = await aDevice(server.database, { location });
      await expect(devices.update(blind, other.id, { primaryUserId: user.id }, null)).rejects.toMatchObject(foreign);
      // What cannot be seen is not lost by writing something else.
      await devices.update(blind, device.id, { name: 'Renamed' }, null);
      const seeing = anActor({
        DEVICES,
        END_USERS: only(organizationId, 'VIEW'),
        SOFTWARE_LICENSES: only(organizationId, 'VIEW'),
      });
      expect(await devices.get(seeing, device.id)).toMatchObject({
        name: 'Renamed',
        primaryUser: { id: user.id },
        licenseCount: 1,
      });
    });
  });

  it('lets a second device of one serial number wait for the first, and then refuses it', async () => {
    const { id: locationId, organizationId } = await aLocation(server.database);
    const body = { name: 'PC', organizationId, locationId, deviceClass: 'OTHER', serialNumber: 'One' } as const;
    const written = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const first = server.database.transaction(async () => {
      await devices.create(administrator, body);
      written.resolve();
      await mayCommit.promise;
    });
    await written.promise;
    const second = devices.create(administrator, { ...body, serialNumber: 'ONE' });
    await Promise.race([second, somebodyWaits()]);
    mayCommit.resolve();
    await first;
    await expect(second).rejects.toMatchObject({ status: 409, code: 'device.serial-taken' });
  });

  async function somebodyWaits(): Promise<void> {
    await vi.waitUntil(() =>
      server.database.first(sql`
        SELECT FROM pg_locks WHERE NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`),
    );
  }

  it('changes and deletes one device at once without losing count', async () => {
    const device = await aDevice(server.database);
    const settled = await Promise.allSettled([
      devices.update(administrator, device.id, { name: 'First' }, null),
      devices.decommission(administrator, device.id, null),
      devices.delete(administrator, device.id, null),
      devices.update(administrator, device.id, { name: 'Second' }, null),
      devices.reactivate(administrator, device.id, null),
    ]);
    for (const outcome of settled) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 404 });
    }
    await expect(devices.get(administrator, device.id)).rejects.toMatchObject({ status: 404 });
  });
});
