import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql, withQueries } from '../../platform/database/sql.js';
import { FleetModel, type ModelCriteria, type ModelDevice } from '../reconciliation/fleet-model.factory.js';
import {
  insertDevice,
  insertProduct,
  insertTitle,
  install,
  startEngine,
  type TestEngine,
} from '../reconciliation/reconciliation.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { parseCriteria } from './device-criteria.parse.rules.js';
import { type DeviceCondition, installed } from './device-criteria.rules.js';
import { compileCondition, type DeviceRestriction, softwareQueriesOf } from './device-criteria.sql.js';
import { criteriaArbitrary } from './device-criteria.factory.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * dayMilliseconds);
}

describe('criteria in the database', () => {
  let engine: TestEngine;
  const model = new FleetModel();
  const products: number[] = [];
  const titles: number[] = [];
  const locations: { id: number; organizationId: number }[] = [];

  beforeAll(async () => {
    engine = await startEngine();
    const { database } = engine;
    const first = await aLocation(database);
    locations.push(
      first,
      await aLocation(database, { organizationId: first.organizationId }),
      await aLocation(database),
    );
    for (let index = 0; index < 3; index++) products.push(await insertProduct(database));
    for (const productId of [products[0]!, products[0]!, products[1]!, products[2]!]) {
      const titleId = await insertTitle(database, productId);
      titles.push(titleId);
      model.productOfTitle.set(titleId, productId);
    }
    const plain = { deviceClass: 'OTHER', osName: '', osVersion: '', serialNumber: null, tags: [], lastSeenAt: null };
    const variations: (Partial<ModelDevice> & { at?: number; has?: [title: number, version: string][] })[] = [
      {},
      { serialNumber: 'SN-100%', tags: ['Lab', 'vip'], lastSeenAt: daysAgo(0.5), at: 1 },
      { serialNumber: 'sn_1', osName: 'Windows 11 Pro', osVersion: '10.0.26100', deviceClass: 'LAPTOP', at: 2 },
      { name: 'server-a', deviceClass: 'SERVER', osName: 'Debian', osVersion: '12', lastSeenAt: daysAgo(10.5), at: 2 },
      { name: 'SERVER-B', deviceClass: 'SERVER', status: 'DECOMMISSIONED', tags: ['lab'], lastSeenAt: daysAgo(40.5) },
      { name: 'a\\b%c_d', tags: ['50%', 'back\\slash'], has: [[0, '1']] },
      {
        tags: ['LAB'],
        osName: 'windows 10',
        has: [
          [1, '2'],
          [2, ''],
        ],
      },
      {
        deviceClass: 'MOBILE',
        lastSeenAt: new Date('2026-01-01T00:00:00Z'),
        has: [
          [0, ''],
          [3, '2.5'],
        ],
      },
      {
        deviceClass: 'LAPTOP',
        at: 1,
        has: [
          [0, '10'],
          [1, '1'],
          [2, '2'],
          [3, '9'],
        ],
      },
    ];
    for (const [index, { at, has, ...fields }] of variations.entries()) {
      const location = locations[at ?? 0]!;
      const device = {
        ...plain,
        name: `device-${index}`,
        status: 'ACTIVE' as const,
        ...fields,
        locationId: location.id,
        organizationId: location.organizationId,
      };
      const id = await insertDevice(database, device);
      const installations = (has ?? []).map(([title, version]) => ({ titleId: titles[title]!, version }));
      await install(database, id, installations);
      model.devices.set(id, { ...device, id, installations });
    }
  });
  afterAll(() => engine.close());

  async function found(condition: DeviceCondition, restriction: DeviceRestriction = { kind: 'every' }) {
    const compiled = await engine.criteria.compile(condition, restriction);
    const rows = await engine.database.query<{ id: number; answer: boolean | null }>(
      sql`SELECT d.id, (${compiled}) AS answer FROM device d ORDER BY d.id`,
    );
    expect(rows.map((row) => row.answer)).not.toContain(null);
    return rows.filter((row) => row.answer === true).map((row) => row.id);
  }

  function conditionOf(criteria: ModelCriteria): DeviceCondition {
    const { condition, error } = parseCriteria(criteria);
    if (condition === null) throw new Error(error.message);
    return condition;
  }

  function expectedOf(criteria: ModelCriteria): number[] {
    return [...model.devices.values()].filter((device) => model.satisfies(device, criteria)).map(({ id }) => id);
  }

  async function expectLikeModel(criteria: ModelCriteria): Promise<void> {
    const condition = conditionOf(criteria);
    const members = await found(condition);
    expect(members).toEqual(expectedOf(criteria));
    const outside = await found({ kind: 'not', condition });
    expect([...members, ...outside].sort((a, b) => a - b)).toEqual([...model.devices.keys()]);
  }

  const texts = ['SN-100%', 'sn_1', 'windows', 'Debian', 'server', '%', '_', '\\', 'device-0', 'a\\b%c_d', '10.0'];
  const textFields = ['name', 'serialNumber', 'osName', 'osVersion', 'tag'];
  const cases: ModelCriteria[] = [
    ...textFields.flatMap((field) =>
      ['equals', 'contains', 'startsWith'].flatMap((operator) =>
        [...texts, 'LAB', '50%'].map((value) => ({ field, operator, value })),
      ),
    ),
    ...textFields.flatMap((field) =>
      ['in', 'notIn'].map((operator) => ({ field, operator, value: ['lab', 'server-a', 'SN_1', 'debian', '12'] })),
    ),
    ...['in', 'notIn', 'equals'].flatMap((operator) => [
      { field: 'deviceClass', operator, value: ['server', 'LAPTOP'].slice(0, operator === 'equals' ? 1 : 2) },
      { field: 'status', operator, value: ['active'] },
    ]),
    ...['2026-01-01', '2025-12-31', '2026-01-02', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59.999Z'].flatMap((value) =>
      ['before', 'after'].map((operator) => ({ field: 'lastSeenAt', operator, value })),
    ),
    ...[0, 1, 10, 11, 41, 36_500].map((value) => ({ field: 'lastSeenAt', operator: 'olderThanDays', value })),
    { all: [] },
    { any: [] },
    { not: { all: [] } },
    { deviceIds: [] },
    { deviceIds: [3, 1, 999] },
  ];

  it.each(cases.map((criteria) => [JSON.stringify(criteria), criteria] as const))('%s', async (_, criteria) => {
    await expectLikeModel(criteria);
  });

  it('compares with organizations and locations', async () => {
    for (const operator of ['in', 'notIn', 'equals']) {
      await expectLikeModel({ field: 'organizationId', operator, value: [locations[0]!.organizationId] });
      await expectLikeModel({ field: 'locationId', operator, value: [locations[1]!.id, locations[2]!.id] });
      await expectLikeModel({ field: 'locationId', operator, value: 999 });
    }
  });

  it.each(['containsAny', 'containsAll', 'notContainsAny', 'notContainsAll'])('product %s', async (operator) => {
    const some = [[0], [1], [0, 1], [0, 1, 2], [1, 2]].map((list) => list.map((index) => products[index]!));
    // So many are looked up by the statement itself.
    const many = [products[1]!, ...Array.from({ length: 250 }, (_, index) => 1000 + index)];
    for (const value of [...some, [999], [products[0]!, 999], many]) {
      await expectLikeModel({ field: 'product', operator, value });
    }
  });

  it('finds raw titles apart from the product that they stand for', async () => {
    const withTitle = (titleId: number) =>
      [...model.devices.values()]
        .filter((device) => device.installations.some((each) => each.titleId === titleId))
        .map((device) => device.id);
    for (const titleId of titles) expect(await found(installed({ titleIds: [titleId] }))).toEqual(withTitle(titleId));
    const either = await found(installed({ productIds: [products[2]!], titleIds: [titles[1]!] }));
    expect(either).toEqual([...new Set([...withTitle(titles[3]!), ...withTitle(titles[1]!)])].sort((a, b) => a - b));
  });

  it.each([
    ['>=2', (version: string) => ['2', '2.5', '10', '9'].includes(version)],
    ['<2', (version: string) => version === '1'],
    ['2.0', (version: string) => version === '2'],
    ['<=1 || >9', (version: string) => ['1', '10'].includes(version)],
    ['not a range', () => false],
  ])('finds versions in the range %s, never an installation without a version', async (range, holds) => {
    for (const productId of products) {
      const expected = [...model.devices.values()].filter((device) =>
        device.installations.some(
          ({ titleId, version }) => model.productOfTitle.get(titleId) === productId && holds(version),
        ),
      );
      expect(await found(installed({ productIds: [productId] }, range))).toEqual(expected.map((device) => device.id));
    }
  });

  it('begins a date in the time zone of the installation', async () => {
    const berlin = await startEngine({ timeZone: 'Europe/Berlin', url: engine.databaseUrl });
    try {
      const midnight = [...model.devices.values()].find((device) => device.deviceClass === 'MOBILE')!.id;
      const answer = async (operator: string, value: string) => {
        const compiled = await berlin.criteria.compile(conditionOf({ field: 'lastSeenAt', operator, value }));
        const row = await berlin.database.one<{ answer: boolean }>(
          sql`SELECT (${compiled}) AS answer FROM device d WHERE d.id = ${midnight}`,
        );
        return row.answer;
      };
      // 2026-01-01T00:00Z is one in the morning in Berlin: after the beginning of that day there.
      expect(await answer('after', '2026-01-01')).toBe(true);
      expect(await answer('before', '2026-01-01')).toBe(false);
      expect(await answer('before', '2026-01-02')).toBe(true);
    } finally {
      await berlin.close();
    }
  });

  it('agrees with the model for any criteria, whichever devices it is restricted to', async () => {
    const world = {
      deviceIds: [...model.devices.keys()],
      organizationIds: [...new Set(locations.map((each) => each.organizationId))],
      locationIds: locations.map((each) => each.id),
      productIds: products,
    };
    await fc.assert(
      fc.asyncProperty(criteriaArbitrary(world), fc.nat(9), fc.nat(9), async (criteria, from, to) => {
        await expectLikeModel(criteria);
        const condition = conditionOf(criteria);
        const expected = expectedOf(criteria);
        const ids = world.deviceIds.filter((_, index) => index >= from && index < to);
        const within = async (restriction: DeviceRestriction, inside: number[]) => {
          const context = await engine.criteria.prepare([condition], restriction);
          const rows = await engine.database.query<{ id: number }>(sql`
            ${withQueries(softwareQueriesOf(restriction))}
            SELECT d.id FROM device d WHERE d.id = ANY(${inside}::bigint[]) AND ${compileCondition(condition, context)}
            ORDER BY d.id`);
          expect(rows.map((row) => row.id)).toEqual(expected.filter((id) => inside.includes(id)));
        };
        await within({ kind: 'ids', ids }, ids);
        if (ids.length > 0) await within({ kind: 'ids', ids: ids.slice(0, 1) }, ids.slice(0, 1));
        const batch = world.deviceIds.filter((id, index) => ids.includes(id) || index === from);
        const bounds = { first: Math.min(...batch), last: Math.max(...batch) };
        await within({ kind: 'batch', ids: `{${batch.join(',')}}`, ...bounds }, batch);
      }),
      { seed: 20_261_121, numRuns: 150 },
    );
  });
});
