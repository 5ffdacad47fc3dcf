import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../server/src/platform/testing/test-server.js';
import { fusionInventoryAgent, installed, type InstalledAgent, ocsInventoryAgent } from './installed-agents.js';

interface Place {
  organizationId: number;
  locationId: number;
  inventoryUrl: string;
}

interface Device {
  id: number;
  name: string;
  agent: string;
  softwareCount?: number;
  lastSeenAt: string;
  location: { id: number };
  os: { name: string };
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function created<T>(path: string, body: object): Promise<T> {
  return (await server.as('post', path).send(body).expect(201)).body;
}

async function read<T>(path: string): Promise<T> {
  return (await server.as('get', path).expect(200)).body;
}

async function aPlace(name: string): Promise<Place> {
  const organization = await created<{ id: number }>('/organizations', { name });
  const location = await created<{ id: number }>(`/organizations/${organization.id}/locations`, { name: 'Here' });
  const { token } = await created<{ token: string }>(`/locations/${location.id}/enrollment-tokens`, {});
  return {
    organizationId: organization.id,
    locationId: location.id,
    inventoryUrl: `${server.address}/api/v1/inventory/agents/${token}`,
  };
}

async function onlyDevice(place: Place): Promise<Device> {
  const { items } = await read<{ items: Device[] }>(`/devices?organizationId=${place.organizationId}`);
  expect(items).toHaveLength(1);
  return read<Device>(`/devices/${items[0]!.id}`);
}

describe.runIf(installed.fusionInventory)('the FusionInventory Agent of this machine', () => {
  let agent: InstalledAgent;
  beforeAll(async () => {
    agent = await fusionInventoryAgent();
  });
  afterAll(() => agent.remove());

  it('brings its device, the software on it, and the seats that follow', async () => {
    const place = await aPlace('Fusion');
    expect(await agent.report(place.inventoryUrl)).not.toContain('[error]');
    const device = await onlyDevice(place);
    expect(device).toMatchObject({
      agent: expect.stringContaining('FusionInventory-Agent'),
      location: { id: place.locationId },
      os: { name: expect.stringMatching(/./) },
    });
    expect(device.softwareCount).toBeGreaterThan(50);

    const products = await read<{ items: { id: number; name: string }[] }>(
      `/software?organizationId=${place.organizationId}&q=fusioninventory`,
    );
    const productId = products.items[0]!.id;
    const license = await created<{ id: number; usage: number; compliance: string }>('/licenses', {
      ...{ name: 'Agent itself', type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', quantity: 0 },
      assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
    });
    expect(license).toMatchObject({ usage: 1, compliance: 'UNDER_LICENSED' });
    const seats = async () =>
      (
        await read<{ items: { endedOn: string | null; holder: { id: number } }[] }>(
          `/licenses/${license.id}/assignments?sort=id`,
        )
      ).items.map(({ holder, endedOn }) => [holder.id, endedOn === null]);
    expect(await seats()).toEqual([[device.id, true]]);

    // It tells of no software then, which in a full inventory means that there is none.
    expect(await agent.report(place.inventoryUrl, '--no-category=software')).not.toContain('[error]');
    expect(await onlyDevice(place)).toMatchObject({ id: device.id, softwareCount: 0 });
    expect(await read(`/licenses/${license.id}`)).toMatchObject({ usage: 0, compliance: 'FULL' });

    expect(await agent.report(place.inventoryUrl)).not.toContain('[error]');
    expect(await onlyDevice(place)).toMatchObject({ id: device.id, softwareCount: device.softwareCount });
    expect(await read(`/licenses/${license.id}`)).toMatchObject({ usage: 1 });
  });

  it('packs or not, as it is told', async () => {
    const place = await aPlace('Fusion, plain');
    expect(await agent.report(place.inventoryUrl, '--no-compression')).not.toContain('[error]');
    expect((await onlyDevice(place)).softwareCount).toBeGreaterThan(50);
  });

  it('says what is wrong with its token', async () => {
    const { inventoryUrl } = await aPlace('Fusion, refused');
    expect(await agent.report(`${inventoryUrl}x`)).toMatch(/\[error\].*authentication/);
  });
});

describe.runIf(installed.ocsInventory)('the OCS Inventory Agent of this machine', () => {
  let agent: InstalledAgent;
  beforeAll(() => {
    agent = ocsInventoryAgent();
  });
  afterAll(() => agent.remove());

  it('brings its device and the software on it, and understands the answers', async () => {
    const place = await aPlace('OCS');
    const said = await agent.report(place.inventoryUrl);
    expect(said).not.toMatch(/deflating problem|cannot establish communication/i);
    const device = await onlyDevice(place);
    expect(device.agent).toContain('OCS');
    expect(device.softwareCount).toBeGreaterThan(50);
  });
});

describe.runIf(!installed.fusionInventory)('the FusionInventory Agent', () => {
  it('is not installed on this machine (Debian package fusioninventory-agent), so it is not tried', () => {
    expect(installed.fusionInventory).toBe(false);
  });
});
