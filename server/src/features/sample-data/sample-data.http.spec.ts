import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const load = () => server.as('post', '/setup/sample-data').send({ load: true });

it('is loaded once, even by two at once, and shows licenses in every state', async () => {
  const answers = await Promise.all([load(), load()]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  await load().expect(409);
  const progress = await server.as('get', '/setup/progress').expect(200);
  expect(progress.body).toMatchObject({ sampleDataLoaded: true, organizationCount: 5 });
  const devices = await server.as('get', '/devices?pageSize=1').expect(200);
  expect(devices.body.total).toBe(200);
  const roles = await server.as('get', '/end-user-roles').expect(200);
  expect(roles.body.total).toBe(6);
  for (const role of roles.body.items) expect(role.personCount, role.name).toBeGreaterThan(3);
  const technicianRoles = await server.as('get', '/technician-roles?sort=-personCount,name').expect(200);
  expect(technicianRoles.body.items).toMatchObject([
    { name: 'Service desk', personCount: 2 },
    ...['Auditor', 'Billing', 'License manager', 'Northwind on site'].map((name) => ({ name, personCount: 1 })),
  ]);
  const licenses = await server.as('get', '/licenses?pageSize=200').expect(200);
  const seen = (key: string) => new Set(licenses.body.items.map((license: Record<string, unknown>) => license[key]));
  expect(seen('status')).toEqual(new Set(['ACTIVE', 'EXPIRING', 'EXPIRED', 'PERPETUAL', 'NOT_STARTED']));
  expect(seen('compliance')).toEqual(new Set(['COMPLIANT', 'FULL', 'UNDER_LICENSED']));
  const autocad = licenses.body.items.find((license: { name: string }) => license.name === 'AutoCAD');
  expect(autocad).toMatchObject({ available: -3, compliance: 'UNDER_LICENSED' });
  expect(autocad.usage).toBeGreaterThan(3);
  const pathOf = (name: string) =>
    `/licenses/${licenses.body.items.find((license: { name: string }) => license.name === name).id}`;
  const key = (await server.as('get', `${pathOf('Camtasia 2023')}/keys`).expect(200)).body.items[0];
  expect(key).toMatchObject({ label: 'Volume key', maskedValue: '•••• 4F2A' });
  const ofSeats = (await server.as('get', `${pathOf('Dragon Legal')}/keys`).expect(200)).body;
  expect(ofSeats.total).toBeGreaterThan(1);
  for (const each of ofSeats.items) expect(each.assignment).toMatchObject({ endedOn: null });
  const documents = (await server.as('get', `${pathOf('AutoCAD')}/attachments`).expect(200)).body;
  expect(documents.items).toMatchObject([{ name: 'Order confirmation.pdf', mediaType: 'application/pdf' }]);
  const series = (await server.as('get', `/licenses/${autocad.id}/usage-series`).expect(200)).body;
  const different = (figure: 'usage' | 'quantity') =>
    new Set(series.items.map((day: Record<string, number>) => day[figure])).size;
  expect(series.items.at(-1)).toMatchObject({ usage: autocad.usage, quantity: autocad.quantity });
  expect(different('usage')).toBeGreaterThan(5);
  expect(different('quantity')).toBe(2);
  const custom = licenses.body.items.find((license: { name: string }) => license.name.startsWith('TeamViewer'));
  const history = (await server.as('get', `/licenses/${custom.id}/usage-history?sort=changedAt`).expect(200)).body
    .items;
  expect(history.length).toBeGreaterThan(2);
  expect(history.at(-1)).toMatchObject({ newUsage: custom.usage, newQuantity: custom.quantity });
}, 120_000);

it('has a license of every kind, one with exceptions, and one with shares of which one does not suffice', async () => {
  const licenses = (await server.as('get', '/licenses?pageSize=200').expect(200)).body.items;
  const kinds = licenses.map(({ type, assignmentMode }: Record<string, unknown>) => [type, assignmentMode].join(' '));
  expect(new Set(kinds)).toEqual(
    new Set([
      'CUSTOM ',
      ...['PER_DEVICE', 'PER_USER', 'PER_SITE'].flatMap((type) => [`${type} AUTOMATIC`, `${type} MANUAL`]),
    ]),
  );
  const named = (name: string) => licenses.find((license: { name: string }) => license.name === name);
  expect(named('Figma Professional')).toMatchObject({ available: 4, compliance: 'COMPLIANT' });
  expect(named('Figma Professional').usage).toBeGreaterThan(5);
  expect(named('Freshservice Pro')).toMatchObject({ usage: 3, quantity: 4 });
  expect(named('Docusign Business Pro')).toMatchObject({ usage: 5, quantity: 6 });
  expect(named('Dentrix G7')).toMatchObject({ usage: 3, quantity: 3 });
  expect(named('Respondus LockDown Browser')).toMatchObject({ usage: 2, quantity: 3 });

  const holders = async (name: string): Promise<{ kind: string; name: string }[]> => {
    const answer = await server
      .as('get', `/licenses/${named(name).id}/assignments?active=true&pageSize=200`)
      .expect(200);
    return answer.body.items.map((seat: { holder: { kind: string; name: string } }) => seat.holder);
  };
  const people = (await holders('Docusign Business Pro')).map((holder) => holder.name);
  expect(people).toEqual(expect.arrayContaining(['Helena Marsh', 'Owen Whitlock']));

  const exceptions = (await server.as('get', `/licenses/${named('Revit').id}/exceptions`).expect(200)).body;
  const [pinned, keptOut] = [exceptions.include[0], exceptions.exclude[0]];
  for (const { note } of [pinned, keptOut]) expect(note).not.toBe('');
  const devices = (await holders('Revit')).map((holder) => holder.name);
  expect(devices).toContain(pinned.name);
  expect(devices).not.toContain(keptOut.name);
  expect(named('Revit')).toMatchObject({ available: 0, compliance: 'FULL' });

  const path = `/licenses/${named('Microsoft 365 Apps for enterprise').id}/allocations`;
  const { items, unallocated } = (await server.as('get', path).expect(200)).body;
  expect(items).toMatchObject([{ compliance: 'UNDER_LICENSED' }, { compliance: 'COMPLIANT' }]);
  expect(unallocated).toBeGreaterThan(0);
});

it('has technicians whose permissions differ, and with whom nobody signs in', async () => {
  const roles = (await server.as('get', '/technician-roles?pageSize=50').expect(200)).body.items;
  const organizations = (await server.as('get', '/organizations?q=Northwind').expect(200)).body.items;
  const onSite = roles.find((role: { name: string }) => role.name === 'Northwind on site');
  const named = onSite.permissions.flatMap((grant: { organizationOverrides: { organizationId: number }[] }) =>
    grant.organizationOverrides.map(({ organizationId }) => organizationId),
  );
  expect(new Set(named)).toEqual(new Set([organizations[0].id]));
  for (const { name, permissions } of roles) expect(permissions.length, name).toBeGreaterThan(5);
  const technicians = (await server.as('get', '/people?kind=TECHNICIAN&pageSize=50').expect(200)).body.items;
  const invited = technicians.filter((each: { email: string }) => each.email.endsWith('@service-desk.test'));
  expect(invited).toHaveLength(7);
  for (const { name, invitationPending } of invited) expect(invitationPending, name).toBe(true);
  const alone = invited.find((each: { technicianRole: unknown }) => each.technicianRole === null);
  const own = (await server.as('get', `/technicians/${alone.id}/permissions`).expect(200)).body.permissions;
  expect(own.map((grant: { area: string }) => grant.area)).toEqual(['SOFTWARE_CATALOG', 'PUBLISHERS_VENDORS']);
});

it('bills the organizations, from months back to today, with what became of each invoice', async () => {
  const apps = (await server.as('get', '/apps').expect(200)).body.items;
  expect(apps).toContainEqual(expect.objectContaining({ key: 'billing', active: true }));
  const pageOf = async (path: string) => (await server.as('get', path).expect(200)).body;
  const agreements = (await pageOf('/billing/agreements?pageSize=50')).items;
  expect(new Set(agreements.map(({ status }: { status: string }) => status))).toEqual(
    new Set(['ACTIVE', 'DRAFT', 'ENDED']),
  );
  for (const { name, failure } of agreements) expect(failure, name).toBe('');
  const invoices = (await pageOf('/billing/invoices?pageSize=50&sort=invoicedOn')).items;
  const seen = (key: string) => new Set(invoices.map((invoice: Record<string, unknown>) => invoice[key]));
  expect(invoices.length).toBeGreaterThan(15);
  expect(seen('status')).toEqual(new Set(['PENDING', 'APPROVED', 'COMPLETED']));
  expect(seen('currency')).toEqual(new Set(['EUR', 'USD']));
  const credited = invoices.filter(({ kind }: { kind: string }) => kind === 'CREDIT_NOTE');
  expect(credited).toMatchObject([{ agreementName: 'Opening of Warehouse West', status: 'PENDING' }]);
  const ofDesign = invoices.filter(({ agreementName }: { agreementName: string }) => agreementName === 'Design studio');
  const lines = ofDesign.at(-1).lines;
  const autocad = lines.find(({ description }: { description: string }) => description === 'AutoCAD');
  expect(autocad).toMatchObject({ costCurrency: 'USD', exchangeRate: '0.9215' });
  const evidence = await pageOf(`/billing/invoices/${ofDesign.at(-1).id}/lines/${autocad.id}/evidence`);
  expect(evidence.count).toBe(autocad.quantity);
  expect(evidence.items.length).toBeGreaterThan(0);
  const computers = ofDesign.map((invoice: { lines: { quantity: number }[] }) => invoice.lines[0]?.quantity);
  expect(new Set(computers).size).toBeGreaterThan(1);
  const exported = invoices.filter(({ exportedAt }: { exportedAt: string | null }) => exportedAt !== null);
  expect(exported.length).toBeGreaterThan(5);
  expect((await pageOf('/billing/exports')).items).toMatchObject([{ format: 'XERO', invoiceCount: exported.length }]);
  expect((await pageOf('/billing/margins')).total).toBeGreaterThan(5);
  const unbilled = (await pageOf('/billing/unbilled?pageSize=100')).items;
  const names = unbilled.map(({ license }: { license: { name: string } }) => license.name);
  expect(names).toContain('Acrobat Pro');
  expect(names).not.toContain('AutoCAD');
});
