import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aReportingDevice, Inventories, reportedSoftware, type ReportingDevice } from './software.factory.js';

describe('software of a device', () => {
  let server: TestServer;
  let inventories: Inventories;
  let device: ReportingDevice;
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
    device = await aReportingDevice(server.database);
    const firefox = reportedSoftware('Mozilla Firefox 128.0 (x64 en-US)', {
      publisher: 'Mozilla',
      version: '128.0',
      installedOn: '2026-01-31',
      lastUsedOn: '2026-02-28',
    });
    const first = { at: new Date('2026-11-20T08:00:00Z') };
    // Another device has the same, so that a page could mix them up.
    await inventories.report(await aReportingDevice(server.database), [firefox, 'Alpha Tool'], first);
    await inventories.report(device, [firefox, 'Alpha Tool', 'Beta Tool'], first);
    await inventories.report(device, [firefox, 'Alpha Tool'], { at: new Date('2026-11-21T08:00:00Z') });
  });
  afterAll(() => server.close());

  it('is listed by product, with what it was recognised as', async () => {
    const { body } = await server.as('get', `/devices/${device.id}/software`).expect(200);
    expect(body.total).toBe(2);
    expect(body.items).toEqual([
      expect.objectContaining({
        product: { id: expect.any(Number), name: 'Alpha Tool' },
        version: null,
        publisher: null,
      }),
      {
        id: expect.any(Number),
        title: { id: expect.any(Number), name: 'Mozilla Firefox 128.0 (x64 en-US)' },
        product: { id: expect.any(Number), name: 'Mozilla Firefox' },
        publisher: 'Mozilla',
        kind: 'APPLICATION',
        version: '128.0',
        installedOn: '2026-01-31',
        lastUsedOn: '2026-02-28',
        firstSeenAt: '2026-11-20T08:00:00.000Z',
        removedAt: null,
        coverage: null,
        licenses: [],
        withoutSeat: [],
      },
    ]);
  });

  it('is searched, filtered, sorted and paged', async () => {
    const get = async (query: string) => (await server.as('get', `/devices/${device.id}/software?${query}`)).body;
    expect((await get('q=mozil')).items).toMatchObject([{ product: { name: 'Mozilla Firefox' } }]);
    expect((await get('kind=COMPONENT')).total).toBe(0);
    expect(await get('sort=-product&pageSize=1&page=2')).toMatchObject({
      total: 2,
      items: [{ product: { name: 'Alpha Tool' } }],
    });
    for (const sort of ['title', 'publisher', 'kind', '-version', 'firstSeenAt', '-installedOn', 'lastUsedOn']) {
      expect((await get(`sort=${sort}`)).items).toHaveLength(2);
    }
  });

  it('shows what was removed', async () => {
    const { body } = await server.as('get', `/devices/${device.id}/software?removed=true`).expect(200);
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          title: { name: 'Beta Tool' },
          firstSeenAt: '2026-11-20T08:00:00.000Z',
          removedAt: '2026-11-21T08:00:00.000Z',
          installedOn: null,
        },
      ],
    });
  });

  it.each([
    ['/devices/999999999/software', 404],
    ['/devices/nonsense/software', 404],
    ['/devices/1/software?surprise=1', 400],
    ['/devices/1/software?removed=perhaps', 400],
    ['/devices/1/software?sort=removedAt', 400],
    ['/devices/1/software?coverage=PERHAPS', 400],
  ])('answers a wrong request: %s', async (path, status) => {
    await server.as('get', path).expect(status);
  });
});
