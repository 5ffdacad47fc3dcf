import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { technicianPassword } from '../people/people.factory.js';
import { SetupLink } from '../setup/setup-link.js';
import { entriesOf, expectTrail, type TrailCase } from './audit-trail.factory.js';
import { nobody, origin } from './audit-trail-access.factory.js';

let server: TestServer;
let administrator: object;
beforeAll(async () => {
  server = await startTestServer();
  const { id, name } = (await server.as('get', '/auth/me').expect(200)).body.actor;
  administrator = { kind: 'TECHNICIAN', id, name };
});
afterAll(() => server.close());

const setup: TrailCase[] = [
  {
    operation: 'setup.createAdministrator',
    async run({ send }) {
      await server.database.query(sql`UPDATE technician SET active = FALSE`);
      const token = new URL(await server.app.get(SetupLink).present()).searchParams.get('token');
      const account = { name: 'First', email: 'first@audit.test' };
      await send('post', '/setup/administrator', { token, ...account, password: technicianPassword }, nobody(server));
      await server.database.query(sql`UPDATE technician SET active = TRUE`);
      const person = { subjectType: 'Person', subjectId: expect.any(Number) };
      const actor = { kind: 'TECHNICIAN', id: expect.any(Number), name: 'First' };
      return [
        {
          ...person,
          actor: { kind: 'SYSTEM', id: null, name: 'Seatwise' },
          action: 'person.created',
          after: expect.objectContaining({ ...account, systemAdministrator: true }),
        },
        { ...person, actor, action: 'session.opened', after: origin },
      ];
    },
  },
  {
    operation: 'setup.complete',
    repeats: true,
    async run({ send }) {
      await send('post', '/setup/complete');
      return [{ action: 'setup.completed', subjectType: 'Setup', subjectId: null }];
    },
  },
];

it.each(setup)('$operation is written down', (each) => expectTrail(server, administrator, each));

it('tells of sample data that was loaded by whom, and of all that came with it', async () => {
  const requestId = randomUUID();
  await server.as('post', '/setup/sample-data').set('X-Request-Id', requestId).send({ load: true }).expect(200);
  const loaded = await server.as('get', `/audit-events?requestId=${requestId}&action=setup`).expect(200);
  expect(loaded.body.items).toMatchObject([{ action: 'setup.sample-data-loaded', actor: administrator }]);
  const made = await server.as('get', `/audit-events?requestId=${requestId}&action=organization.created`).expect(200);
  expect(made.body).toMatchObject({
    total: 5,
    items: [{ actor: { kind: 'SYSTEM', name: 'Seatwise' } }, {}, {}, {}, {}],
  });
  expect((await entriesOf(server, requestId)).length).toBeGreaterThan(5);
  expect((await server.as('get', '/audit-events/verify').expect(200)).body).toMatchObject({ valid: true });
}, 120_000);
