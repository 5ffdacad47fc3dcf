import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identifier, sql, type Sql } from '../database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import type { Actor } from './actor.js';
import { Authorization } from './authorization.service.js';
import type { Policy, Rule } from './policy.js';

/** A thing with a column, a nullable column and a relation of several values, as policies know them. */
interface Thing {
  id: number;
  kind: string;
  organizationId: number | null;
  scopeIds: number[];
}

let under: DatabaseUnderTest;

beforeAll(async () => {
  under = await openTestDatabase();
  await under.database.query(sql`CREATE TABLE thing (id bigint PRIMARY KEY, kind text, organization_id bigint)`);
  await under.database.query(sql`CREATE TABLE thing_scope (thing_id bigint, organization_id bigint)`);
});
afterAll(() => under.close());

const fields: Policy['fields'] = {
  kind: { column: (alias: Sql) => sql`${alias}.kind` },
  organizationId: { column: (alias: Sql) => sql`${alias}.organization_id` },
  scopeIds: {
    exists: (alias: Sql, condition: (value: Sql) => Sql) =>
      sql`EXISTS (SELECT FROM thing_scope s WHERE s.thing_id = ${alias}.id AND ${condition(sql`s.organization_id`)})`,
  },
};

const id = fc.integer({ min: 1, max: 4 });
const idList = fc.uniqueArray(id, { maxLength: 4 });
const kindValue = fc.constantFrom('A', 'B', 'C');

const leaf = fc.oneof(
  fc.record({
    kind: fc.oneof(kindValue, fc.record({ $ne: kindValue }), fc.record({ $in: fc.uniqueArray(kindValue) })),
  }),
  fc.record({
    organizationId: fc.oneof(
      fc.record({ $in: idList }),
      fc.record({ $nin: idList }),
      fc.record({ $eq: fc.option(id) }),
      fc.record({ $ne: fc.option(id) }),
    ),
  }),
  fc.record({
    scopeIds: fc.oneof(
      fc.record({ $in: idList }),
      fc.record({ $nin: idList }),
      fc.record({ $elemMatch: fc.oneof(fc.record({ $nin: idList }), fc.record({ $in: idList })) }),
    ),
  }),
);
/** Several fields must all hold; alternatives are several rules. */
const condition = fc.tuple(leaf, fc.option(leaf, { nil: {} })).map(([a, b]) => ({ ...a, ...b }));
const rule: fc.Arbitrary<Rule> = fc.record({
  action: fc.constant('read' as const),
  subject: fc.constant('Thing'),
  inverted: fc.boolean(),
  conditions: fc.option(condition, { nil: undefined }),
});
const things: fc.Arbitrary<Thing[]> = fc
  .array(fc.record({ kind: kindValue, organizationId: fc.option(id), scopeIds: idList }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) => rows.map((row, index) => ({ ...row, id: index + 1 })));

function authorizationWith(rules: Rule[]): { authorization: Authorization; actor: Actor } {
  const authorization = new Authorization();
  authorization.register({ subject: 'Thing', fields, rules: () => rules });
  const permissions = { systemAdministrator: false, areas: {} };
  return { authorization, actor: { kind: 'TECHNICIAN', id: 1, name: 'T', email: null, permissions } };
}

async function store(rows: readonly Thing[]): Promise<void> {
  await under.database.query(sql`TRUNCATE thing, thing_scope`);
  for (const row of rows) {
    await under.database.query(sql`INSERT INTO thing VALUES (${row.id}, ${row.kind}, ${row.organizationId})`);
    await under.database.query(
      sql`INSERT INTO thing_scope SELECT ${row.id}::bigint, unnest(${row.scopeIds}::bigint[])`,
    );
  }
}

it('selects in SQL exactly the rows that the ability allows in memory', async () => {
  const fleet = fc.sample(things, { numRuns: 40, seed: 7 });
  for (const rows of fleet) {
    await store(rows);
    const rulesOfRun = fc.sample(fc.array(rule, { maxLength: 4 }), { numRuns: 60, seed: rows.length });
    for (const generated of rulesOfRun) {
      // Rules come from JSON in life, too: plain objects, not the prototype-less ones of the generator.
      const rules: Rule[] = JSON.parse(JSON.stringify(generated));
      const { authorization, actor } = authorizationWith(rules);
      const allowed = rows
        .filter((row) => authorization.allows(actor, 'read', 'Thing', { ...row }))
        .map((row) => row.id);
      const selected = await under.database.query<{ id: number }>(
        sql`SELECT t.id FROM thing t WHERE ${authorization.visibleTo(actor, 'Thing', 't')} ORDER BY t.id`,
      );
      expect(
        selected.map((row) => row.id),
        JSON.stringify({ rules, rows }),
      ).toEqual(allowed);
      if (authorization.allowsEvery(actor, 'read', 'Thing')) expect(allowed).toHaveLength(rows.length);
    }
  }
});

it('knows whom no condition limits', () => {
  const everything: Rule = { action: 'read', subject: 'Thing' };
  const some: Rule = { ...everything, conditions: { kind: 'A' } };
  const every = (rules: Rule[]) => {
    const { authorization, actor } = authorizationWith(rules);
    return authorization.allowsEvery(actor, 'read', 'Thing');
  };
  expect([every([everything]), every([some, everything]), every([some]), every([])]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(every([everything, { ...some, inverted: true }])).toBe(false);
});

it('allows nothing where no rule speaks', () => {
  const { authorization, actor } = authorizationWith([]);
  expect(authorization.visibleTo(actor, 'Thing', 't').text).toBe('FALSE');
});

it('throws for an operator or a field that SQL does not know', () => {
  for (const conditions of [{ kind: { $regex: 'A' } }, { secret: 1 }, { organizationId: { $gt: 1 } }]) {
    const { authorization, actor } = authorizationWith([{ action: 'read', subject: 'Thing', conditions }]);
    expect(() => authorization.visibleTo(actor, 'Thing', 't')).toThrow(/A rule (uses|speaks)/);
  }
  expect(() => identifier('t; DROP TABLE thing')).toThrow('Not an identifier');
});
