import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { wrongCounts } from '../software/software.factory.js';
import { hasRealDocuments, realDocument } from './agent-protocol/agent-documents.factory.js';
import { anEnrolledLocation, devicesOf, onlyDeviceOf, sendDocument } from './inventory.factory.js';

// The documents lie beside the repository, not in it: a clone elsewhere has the documents of the factory only.
describe.runIf(hasRealDocuments)('inventories that real agents wrote, as a server takes them', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('of a Windows notebook and an iMac, in XML', async () => {
    const place = await anEnrolledLocation(server);
    for (const file of ['fusion_2.xml', 'fusion_4.xml']) {
      const answer = await sendDocument(server, place.token, realDocument(file));
      expect(answer).toMatchObject({ status: 200, contentType: 'application/xml' });
    }
    const [notebook, imac] = await devicesOf(server, place.organizationId);
    expect(notebook).toMatchObject({
      ...{ name: 'pc-arg-23', serial_number: 'CZC0479792', device_class: 'LAPTOP', manufacturer: 'Hewlett-Packard' },
      ...{ os_name: 'Microsoft Windows 8.1 Professionnel', last_logged_user: 'cvigneron', tags: ['3923'] },
    });
    expect(notebook?.software).toHaveLength(8);
    expect(imac).toMatchObject({ name: 'iMac de Marie', os_name: 'macOS', device_class: 'WORKSTATION' });
    expect(imac?.software).toHaveLength(7);
  });

  it('of a Fedora notebook, in full and then in part', async () => {
    const place = await anEnrolledLocation(server);
    const send = (file: string) => sendDocument(server, place.token, realDocument(file), { packing: 'gzip' });
    expect(await send('computer_1.json')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
    const full = await onlyDeviceOf(server, place.organizationId);
    expect(full).toMatchObject({ name: 'glpixps', serial_number: '640HP72', device_class: 'LAPTOP' });
    expect(full.software).toContain('gitg 3.32.1-1.fc31');
    await send('computer_1_partial_softs.json');
    const part = await onlyDeviceOf(server, place.organizationId);
    expect(part.id).toBe(full.id);
    expect(part.software).toContain('gitg 3.33.0-1.fc31');
    expect(part.software).not.toContain('gitg 3.32.1-1.fc31');
    await send('computer_1.json');
    expect((await onlyDeviceOf(server, place.organizationId)).software).toEqual(full.software);
  });

  it('of a device with thousands of packages, before and after an update', async () => {
    const place = await anEnrolledLocation(server);
    const send = (file: string) => sendDocument(server, place.token, realDocument(file));
    await send('computer_3.json');
    expect((await onlyDeviceOf(server, place.organizationId)).software).toHaveLength(3005);
    await send('computer_3_updated.json');
    expect((await onlyDeviceOf(server, place.organizationId)).software).toHaveLength(3155);
    expect(await wrongCounts(server.database)).toEqual([]);
  });

  it('is not one: the schema', async () => {
    const place = await anEnrolledLocation(server);
    const answer = await sendDocument(server, place.token, realDocument('inventory.schema.json'), { packing: 'json' });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 'error' });
  });
});
