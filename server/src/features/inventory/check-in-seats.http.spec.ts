import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLocation } from '../locations/locations.factory.js';
import { inventoryJson, inventoryXml } from './agent-protocol/agent-documents.factory.js';
import {
  aDocumentDevice,
  anEnrolledLocation,
  type EnrolledLocation,
  onlyDeviceOf,
  sendDocument,
} from './inventory.factory.js';

interface Seat {
  holder: { kind: string; id: number };
  endedOn: string | null;
  origin: string;
}

describe('seats follow a check-in', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  async function productOf(title: string): Promise<number> {
    const row = await server.database.one<{ id: number }>(
      sql`SELECT product_id AS id FROM title WHERE name = ${title} LIMIT 1`,
    );
    return row.id;
  }

  async function license(fields: object): Promise<{ id: number }> {
    const body = { name: uniqueName('License'), type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', quantity: 1 };
    return (
      await server
        .as('post', '/licenses')
        .send({ ...body, ...fields })
        .expect(201)
    ).body;
  }

  async function seatsOf(licenseId: number, query = 'active=true'): Promise<Seat[]> {
    return (await server.as('get', `/licenses/${licenseId}/assignments?${query}`).expect(200)).body.items;
  }

  const withProduct = (productId: number) => ({
    assignmentRule: { products: { match: 'ANY', items: [{ productId }] } },
  });

  async function send(place: EnrolledLocation, document: string): Promise<void> {
    expect(await sendDocument(server, place.token, document)).toMatchObject({ status: 200 });
  }

  it('with the software, without it, and in the history', async () => {
    const place = await anEnrolledLocation(server);
    const device = aDocumentDevice();
    await send(place, inventoryXml(aDocumentDevice(), [{ name: 'Adobe Acrobat Pro' }]));
    const { id } = await license(withProduct(await productOf('Adobe Acrobat Pro')));
    const [firstHolder] = await seatsOf(id);

    await send(place, inventoryXml(device, [{ name: 'Adobe Acrobat Pro', version: '24.1' }]));
    const devices = await server.database.query<{ id: number }>(
      sql`SELECT id FROM device WHERE agent_id = ${device.agentId}`,
    );
    const holders = (await seatsOf(id)).map((seat) => seat.holder.id).sort((a, b) => a - b);
    expect(holders).toEqual([firstHolder?.holder.id, devices[0]?.id]);

    await send(place, inventoryXml(device, []));
    expect((await seatsOf(id)).map((seat) => seat.holder.id)).toEqual([firstHolder?.holder.id]);
    const ended = (await seatsOf(id, 'active=false')).find((seat) => seat.holder.id === devices[0]?.id);
    expect(ended).toMatchObject({ origin: 'RULE', endedOn: expect.any(String) });

    await send(place, inventoryJson({ agentId: device.agentId }, [{ name: 'Adobe Acrobat Pro' }], { partial: true }));
    expect(await seatsOf(id)).toHaveLength(2);
  });

  it('with a version that is in range', async () => {
    const place = await anEnrolledLocation(server);
    const device = aDocumentDevice();
    await send(place, inventoryXml(device, [{ name: 'Ranged Tool', version: '2019.1' }]));
    const productId = await productOf('Ranged Tool');
    const { id } = await license({
      assignmentRule: { products: { match: 'ANY', items: [{ productId, versionRange: '>=2022' }] } },
    });
    expect(await seatsOf(id)).toEqual([]);
    await send(place, inventoryXml(device, [{ name: 'Ranged Tool', version: '2023.2' }]));
    expect(await seatsOf(id)).toHaveLength(1);
    await send(place, inventoryXml(device, [{ name: 'Ranged Tool', version: '2021.9' }]));
    expect(await seatsOf(id)).toEqual([]);
  });

  it('with a field that a device group looks at', async () => {
    const place = await anEnrolledLocation(server);
    const device = aDocumentDevice({ osName: 'Microsoft Windows 10 Pro' });
    await send(place, inventoryXml(device, []));
    const criteria = { all: [{ field: 'osName', operator: 'contains', value: 'Windows 11 Grouped' }] };
    const group = await server
      .as('post', '/device-groups')
      .send({ name: uniqueName('Group'), criteria })
      .expect(201);
    const { id } = await license({ assignmentRule: { deviceGroups: { match: 'ANY', ids: [group.body.id] } } });
    expect(await seatsOf(id)).toEqual([]);
    await send(place, inventoryXml({ ...device, osName: 'Microsoft Windows 11 Grouped' }, []));
    expect(await seatsOf(id)).toHaveLength(1);
  });

  it('with the location that the token stands for', async () => {
    const place = await anEnrolledLocation(server);
    const { organizationId } = place;
    const other = await anEnrolledLocation(server, await aLocation(server.database, { organizationId }));
    const device = aDocumentDevice();
    const document = inventoryXml(device, [{ name: 'Local Tool' }]);
    await send(place, document);
    const { id } = await license({
      ...withProduct(await productOf('Local Tool')),
      scope: { global: false, organizationIds: [organizationId], locationIds: [other.id] },
    });
    expect(await seatsOf(id)).toEqual([]);
    await send(other, document);
    expect(await seatsOf(id)).toHaveLength(1);
    await send(place, document);
    expect(await seatsOf(id)).toEqual([]);
  });

  it('with being seen again, though nothing else is new', async () => {
    const place = await anEnrolledLocation(server);
    const document = inventoryXml(aDocumentDevice(), [{ name: 'Sleeper Tool' }]);
    await send(place, document);
    const { id: deviceId } = await onlyDeviceOf(server, place.organizationId);
    await server.database.query(
      sql`UPDATE device SET last_seen_at = now() - interval '90 days' WHERE id = ${deviceId}`,
    );
    const criteria = { not: { field: 'lastSeenAt', operator: 'olderThanDays', value: 30 } };
    const group = await server
      .as('post', '/device-groups')
      .send({ name: uniqueName('Group'), criteria })
      .expect(201);
    const { id } = await license({
      assignmentRule: { deviceGroups: { match: 'ANY', ids: [group.body.id] } },
      scope: { global: false, organizationIds: [place.organizationId], locationIds: [] },
    });
    expect(await seatsOf(id)).toEqual([]);
    await send(place, document);
    expect((await seatsOf(id)).map((seat) => seat.holder.id)).toEqual([deviceId]);
  });
});
