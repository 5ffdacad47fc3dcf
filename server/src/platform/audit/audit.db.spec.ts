import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '../authorization/actor.js';
import { noPermissions } from '../authorization/permissions.js';
import { sql } from '../database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { Audit } from './audit.js';
import { AuditChain } from './audit-chain.js';

let under: DatabaseUnderTest;
let audit: Audit;
let chain: AuditChain;
beforeAll(async () => {
  under = await openTestDatabase();
  audit = new Audit(under.database);
  chain = new AuditChain(under.database);
});
afterAll(() => under.close());

/** Does to the log what the database refuses. */
async function tamper(...statements: string[]): Promise<void> {
  await under.database.transaction(async () => {
    for (const table of ['audit_event', 'audit_seal']) {
      await under.database.queryText(`ALTER TABLE ${table} DISABLE TRIGGER USER`, []);
    }
    for (const statement of statements) await under.database.queryText(statement, []);
    for (const table of ['audit_event', 'audit_seal']) {
      await under.database.queryText(`ALTER TABLE ${table} ENABLE TRIGGER USER`, []);
    }
  });
}

beforeEach(() =>
  tamper('TRUNCATE audit_event, audit_seal RESTART IDENTITY', `UPDATE audit_head SET position = 0, hash = ''`),
);

const entry = (subjectId: number, fields: object = {}) => ({
  action: 'thing.changed',
  subjectType: 'Thing',
  subjectId,
  before: { name: 'Büro “x”', amount: 1.5, list: [1, null] },
  after: { name: 'y\nz' },
  ...fields,
});
const write = (subjectId: number, actor: Actor = systemActor) =>
  under.database.transaction(() => audit.record(actor, entry(subjectId)));
const client: Actor = { kind: 'API_CLIENT', id: null, clientId: 7, name: 'A', email: null, permissions: noPermissions };

describe('the log', () => {
  it('is valid while it is empty, and as it was written', async () => {
    expect(await chain.verify()).toEqual({ valid: true, count: 0, firstInvalidId: null });
    await write(1);
    await write(2, client);
    await under.database.transaction(async () => {
      await audit.record(systemActor, entry(3, { organizationId: 4 }));
      await audit.record(systemActor, { action: 'thing.seen', subjectType: 'Thing', subjectId: null });
    });
    expect(await chain.verify()).toEqual({ valid: true, count: 4, firstInvalidId: null });
    const rows = await under.database.query(sql`SELECT actor_kind, actor_id FROM audit_event WHERE subject_id = 2`);
    expect(rows).toEqual([{ actor_kind: 'API_CLIENT', actor_id: 7 }]);
  });

  it('has what was committed, and nothing of what was undone', async () => {
    await expect(
      under.database.transaction(async () => {
        await audit.record(systemActor, entry(1));
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await under.database.transaction(async () => {
      await audit.record(systemActor, entry(2));
      const part = under.database.savepoint(async () => {
        await audit.record(systemActor, entry(3));
        throw new Error('undone in part');
      });
      await expect(part).rejects.toThrow('undone in part');
      await audit.record(systemActor, entry(4));
    });
    const rows = await under.database.query<{ subject_id: number }>(
      sql`SELECT subject_id FROM audit_event ORDER BY id`,
    );
    expect(rows.map((row) => row.subject_id)).toEqual([2, 4]);
    expect(await chain.verify()).toMatchObject({ valid: true, count: 2 });
  });

  it('is one chain, however many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => write(index)));
    expect(await chain.verify()).toEqual({ valid: true, count: 40, firstInvalidId: null });
  });

  it('is only written in a transaction, and never changed', async () => {
    await expect(audit.record(systemActor, entry(1))).rejects.toThrow('in a transaction');
    await write(1);
    for (const statement of [
      sql`UPDATE audit_event SET action = 'x'`,
      sql`DELETE FROM audit_event`,
      sql`TRUNCATE audit_event`,
      sql`DELETE FROM audit_seal`,
    ]) {
      await expect(under.database.query(statement)).rejects.toThrow('only ever added to');
    }
  });

  it.each([
    ['a changed entry', `UPDATE audit_event SET after = '{"name": "z"}' WHERE id = 3`, 3],
    ['another actor', `UPDATE audit_event SET actor_name = 'x' WHERE id = 2`, 2],
    ['another time', `UPDATE audit_event SET at = at - interval '1 microsecond' WHERE id = 5`, 5],
    ['an entry taken out', `DELETE FROM audit_event WHERE id = 2; DELETE FROM audit_seal WHERE event_id = 2`, 3],
    ['an entry without its seal', `DELETE FROM audit_seal WHERE event_id = 4`, 5],
    ['the last entry cut off', `DELETE FROM audit_event WHERE id = 5; DELETE FROM audit_seal WHERE event_id = 5`, null],
    ['a seal forged', `UPDATE audit_seal SET hash = repeat('0', 64) WHERE event_id = 1`, 1],
    [
      'an entry put in',
      `INSERT INTO audit_event (actor_name, action, subject_type, subject_id) VALUES ('x', 'x', 'x', 1)`,
      6,
    ],
    ['all of it gone', 'TRUNCATE audit_event, audit_seal', null],
  ])('tells %s', async (_, statements, firstInvalidId) => {
    for (let index = 1; index <= 5; index++) await write(index);
    expect((await chain.verify()).valid).toBe(true);
    await tamper(...statements.split(';'));
    expect(await chain.verify()).toMatchObject({ valid: false, firstInvalidId });
  });

  it('names the fields that differ, without secrets', async () => {
    await under.database.transaction(async () => {
      const change = { action: 'thing.changed', subjectType: 'Thing', subjectId: 1 };
      await audit.recordChange(systemActor, {
        ...change,
        before: { a: 1, b: 2, version: 1 },
        after: { a: 1, b: 3, version: 2 },
      });
      await audit.recordChange(systemActor, { ...change, before: { a: 1, version: 1 }, after: { a: 1, version: 2 } });
      await audit.recordChange(systemActor, { ...change, before: null, after: { password: 'x', name: 'n' } });
    });
    const rows = await under.database.query(sql`SELECT before, after FROM audit_event ORDER BY id`);
    expect(rows).toEqual([
      { before: { b: 2 }, after: { b: 3 } },
      { before: null, after: { password: '•••', name: 'n' } },
    ]);
  });
});
