import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { signedInWith } from '../people/people.factory.js';
import { aReportingDevice, Inventories, productNamed, type ReportingDevice } from './software.factory.js';

let server: TestServer;
let inventories: Inventories;
beforeAll(async () => {
  server = await startTestServer();
  inventories = new Inventories(server);
});
afterAll(() => server.close());

describe('how licenses cover the software of a device', () => {
  let device: ReportingDevice;
  let paid: { id: number; name: string };
  let free: string;
  beforeEach(async () => {
    device = await aReportingDevice(server.database);
    const name = uniqueName('Paid');
    free = uniqueName('Free');
    await inventories.report(device, [name, free]);
    paid = { id: (await productNamed(server.database, name)).id, name };
  });

  /** A license by rule that names the product, for the device's organization unless something else is said. */
  async function license(fields: Record<string, unknown> = {}): Promise<{ id: number; name: string }> {
    const body = {
      name: uniqueName('License'),
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      quantity: 5,
      scope: { global: false, organizationIds: [device.organizationId] },
      assignmentRule: { products: { match: 'ANY', items: [{ productId: paid.id }] } },
      ...fields,
    };
    const { id, name } = (await server.as('post', '/licenses').send(body).expect(201)).body;
    return { id, name };
  }
  const keepOut = ({ id }: { id: number }) =>
    server
      .as('put', `/licenses/${id}/exceptions`)
      .send({ include: [], exclude: [{ kind: 'DEVICE', id: device.id }] })
      .expect(200);
  const coverage = async (query = '', as: TestServer['as'] | null = null) => {
    const path = `/devices/${device.id}/software?${query}`;
    const { body } = await (as ? as('get', path) : server.as('get', path)).expect(200);
    return Object.fromEntries(
      body.items.map((item: { product: { name: string }; coverage: string | null; licenses: object[] }) => [
        item.product.name,
        [item.coverage, item.licenses],
      ]),
    );
  };

  it('is told of products that licenses name, and of no others', async () => {
    expect(await coverage()).toEqual({ [paid.name]: [null, []], [free]: [null, []] });
    const covering = await license();
    expect(await coverage()).toEqual({ [paid.name]: ['COVERED', [covering]], [free]: [null, []] });
    await keepOut(covering);
    expect(await coverage()).toMatchObject({ [paid.name]: ['UNCOVERED', []] });
    expect(await coverage('coverage=UNCOVERED')).toEqual({ [paid.name]: ['UNCOVERED', []] });
    const { body } = await server.as('get', `/devices/${device.id}/software?coverage=UNCOVERED`).expect(200);
    expect(body.items[0].withoutSeat).toEqual([covering]);
    expect(await coverage('coverage=COVERED')).toEqual({});
    expect(await coverage('coverage=UNCOVERED&removed=true')).toEqual({});
  });

  it('is not told while licenses are not managed', async () => {
    await license();
    await server.as('post', '/apps/asset-management/deactivate').expect(200);
    try {
      expect(await coverage()).toMatchObject({ [paid.name]: [null, []] });
      expect(await coverage('coverage=COVERED')).toEqual({});
    } finally {
      await server.as('post', '/apps/asset-management/activate').expect(200);
    }
    expect(await coverage('coverage=COVERED')).toMatchObject({ [paid.name]: ['COVERED', [expect.anything()]] });
  });

  it('names every license that covers it, also one of its location', async () => {
    const [first, second] = [await license({ name: 'A site', type: 'PER_SITE' }), await license({ name: 'b device' })];
    expect(await coverage()).toMatchObject({ [paid.name]: ['COVERED', [first, second]] });
    const { text } = await server.as('get', `/devices/${device.id}/software/export`).expect(200);
    expect(text).toContain(`COVERED,A site; b device`);
  });

  it('is nothing of licenses of other organizations, and of rules that only look at the product', async () => {
    const elsewhere = await aReportingDevice(server.database);
    await license({ scope: { global: false, organizationIds: [elsewhere.organizationId] } });
    const other = await productNamed(server.database, free);
    const rule = {
      products: { match: 'ANY', items: [{ productId: other.id }] },
      software: [{ condition: 'CONTAINS_ANY', productIds: [paid.id], titleIds: [] }],
    };
    const looking = await license({ assignmentRule: rule });
    expect(await coverage()).toEqual({ [paid.name]: [null, []], [free]: ['COVERED', [looking]] });
  });

  it('is not told to somebody who may not see licenses where the device is', async () => {
    const elsewhere = await aReportingDevice(server.database);
    const organizationIds = [device.organizationId, elsewhere.organizationId];
    await license({ scope: { global: false, organizationIds } });
    const only = (organizationId: number) =>
      ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level: 'VIEW' }] }) as const;
    const areas = { DEVICES: only(device.organizationId) };
    const blind = await signedInWith(server, { ...areas, SOFTWARE_LICENSES: only(elsewhere.organizationId) });
    expect(await coverage('', blind)).toMatchObject({ [paid.name]: [null, []] });
    expect(await coverage('coverage=COVERED', blind)).toEqual({});
    const seeing = await signedInWith(server, { ...areas, SOFTWARE_LICENSES: only(device.organizationId) });
    expect(await coverage('', seeing)).toMatchObject({ [paid.name]: ['COVERED', [expect.anything()]] });
  });
});
