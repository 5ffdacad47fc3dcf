import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { randomFrom } from './fleet-workers.factory.js';
import { type HoldersFacts, personMay, readHolders, siteMay } from './holders-model.factory.js';
import type { AssignmentRule, LicenseScope } from './license-rule.rules.js';
import {
  emptyFleet,
  giveSeat,
  insertDevice,
  insertLicense,
  insertProduct,
  insertTitle,
  install,
  type LicenseFields,
  somebodyWaits,
  startEngine,
  type TestEngine,
  uninstall,
  wrongCounters,
  writeLicense,
} from './reconciliation.factory.js';

const everybody = { DEVICE: sql`TRUE`, PERSON: sql`TRUE`, LOCATION: sql`TRUE` };

describe('seats of people and locations', () => {
  let engine: TestEngine;
  let random: () => number;
  const products: number[] = [];
  const titles: number[] = [];
  beforeAll(async () => {
    engine = await startEngine({ poolSize: 8 });
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    const { database } = engine;
    await database.queryText(
      'DELETE FROM assignment; DELETE FROM technician; DELETE FROM person; DELETE FROM end_user_role; DELETE FROM technician_role',
      [],
    );
    await emptyFleet(database);
    await database.query(sql`INSERT INTO organization (name) VALUES ('A'), ('B')`);
    await database.query(sql`INSERT INTO location (organization_id, name) VALUES (1, 'A1'), (1, 'A2'), (2, 'B1')`);
    await database.query(sql`
      INSERT INTO end_user_role (id, name) OVERRIDING SYSTEM VALUE VALUES (1, 'Designer'), (2, 'Engineer')`);
    await database.query(sql`
      INSERT INTO technician_role (id, name) OVERRIDING SYSTEM VALUE VALUES (1, 'Help desk'), (2, 'Operator')`);
    products.length = 0;
    titles.length = 0;
    for (let index = 0; index < 3; index++) {
      products.push(await insertProduct(database));
      titles.push(await insertTitle(database, products[index] ?? 0));
    }
    for (const locationId of [1, 1, 2, 3, 3]) {
      await insertDevice(database, { organizationId: locationId === 3 ? 2 : 1, locationId });
    }
    await database.query(sql`
      INSERT INTO person (kind, name, email, organization_id)
      SELECT CASE WHEN n <= 4 THEN 'END_USER' WHEN n <= 6 THEN 'TECHNICIAN' ELSE 'CONTACT' END, 'Person ' || n,
        n || '@people.test', CASE WHEN n <= 4 THEN 1 + n % 2 END
      FROM generate_series(1, 7) AS n`);
    await database.query(sql`INSERT INTO technician (person_id) SELECT id FROM person WHERE kind = 'TECHNICIAN'`);
  });

  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random() < 0.5);
  const match = () => pick(['ANY', 'ALL'] as const);

  function aScope(): LicenseScope {
    if (random() < 0.4) return { global: true, organizationIds: [], locations: [] };
    if (random() < 0.5) return { global: false, organizationIds: [pick([1, 2])], locations: [] };
    return { global: false, organizationIds: [1, 2], locations: [{ id: pick([1, 2]), organizationId: 1 }] };
  }

  async function aLicense(): Promise<LicenseFields> {
    const type = pick(['PER_USER', 'PER_USER', 'PER_SITE', 'PER_SITE', 'PER_DEVICE'] as const);
    const rule: AssignmentRule = {};
    if (type === 'PER_USER') {
      rule.endUsers = { match: match(), roleIds: some([1, 2]) };
      rule.technicians = { match: 'ANY', roleIds: some([1, 2]) };
    } else {
      if (random() < 0.8) rule.products = { match: match(), items: some(products).map((productId) => ({ productId })) };
      if (random() < 0.3) {
        rule.software = [{ condition: 'NOT_CONTAINS_ANY', productIds: [pick(products)], titleIds: [] }];
      }
    }
    const mode = random() < 0.7 ? 'AUTOMATIC' : 'MANUAL';
    const holders = type === 'PER_USER' ? await people() : type === 'PER_SITE' ? [1, 2, 3] : [];
    const included = random() < 0.3 ? some(holders) : [];
    const excluded = random() < 0.3 ? some(holders).filter((id) => !included.includes(id)) : [];
    const exceptions = { included, excluded };
    return { type, assignmentMode: mode, scope: aScope(), rule, exceptions };
  }

  async function changePlace(): Promise<void> {
    const { database, places } = engine;
    const location = pick([null, 1, 2, 3]);
    const organizationId = location === 3 ? 2 : location === null ? pick([1, 2]) : 1;
    const archived = random() < 0.5;
    await places.changePlace({ organizationId, locationId: location }, async () => {
      const at = archived ? new Date() : null;
      await database.query(
        location === null
          ? sql`UPDATE organization SET archived_at = ${at} WHERE id = ${organizationId}`
          : sql`UPDATE location SET archived_at = ${at} WHERE id = ${location}`,
      );
      return { result: undefined, change: archived ? 'ARCHIVED' : 'RESTORED' };
    });
  }

  async function people(): Promise<number[]> {
    return (await engine.database.query<{ id: number }>(sql`SELECT id FROM person ORDER BY id`)).map(({ id }) => id);
  }

  async function devices(): Promise<number[]> {
    return (await engine.database.query<{ id: number }>(sql`SELECT id FROM device ORDER BY id`)).map(({ id }) => id);
  }

  async function changePerson(): Promise<void> {
    const { database, reconciliation } = engine;
    const id = pick(await people());
    await reconciliation.changePeople([id], async () => {
      await database.query(sql`
        UPDATE person SET organization_id = ${pick([1, 2])} WHERE id = ${id} AND kind = 'END_USER' AND ${random() < 0.5}`);
      await database.query(sql`DELETE FROM person_end_user_role WHERE person_id = ${id}`);
      await database.query(sql`
        INSERT INTO person_end_user_role (person_id, role_id)
        SELECT p.id, role FROM person p, unnest(${some([1, 2])}::bigint[]) AS role WHERE p.id = ${id} AND p.kind = 'END_USER'`);
      await database.query(sql`
        UPDATE technician SET active = ${random() < 0.7}, technician_role_id = ${pick([1, 2, null])} WHERE person_id = ${id}`);
      return { result: undefined, changedIds: [id] };
    });
  }

  async function changeDevice(): Promise<void> {
    const { database, reconciliation } = engine;
    const deviceId = pick(await devices());
    await reconciliation.changeFacts([deviceId], async () => {
      if (random() < 0.5) {
        const index = Math.floor(random() * titles.length);
        const [titleId, productId] = [titles[index]!, products[index]!];
        if (random() < 0.4) await uninstall(database, deviceId, titleId);
        else await install(database, deviceId, [{ titleId, version: '1' }]);
        return {
          result: undefined,
          changes: [{ deviceId, productIds: [productId], titleIds: [titleId], fields: false }],
        };
      }
      const before = await database.one<{ location: number }>(
        sql`SELECT location_id AS location FROM device WHERE id = ${deviceId}`,
      );
      const location = pick([1, 2, 3]);
      await database.query(sql`
        UPDATE device SET location_id = ${location}, organization_id = ${location === 3 ? 2 : 1},
          status = ${random() < 0.8 ? 'ACTIVE' : 'DECOMMISSIONED'}
        WHERE id = ${deviceId}`);
      const changes = [{ deviceId, productIds: [], titleIds: [], fields: true, formerLocationId: before.location }];
      return { result: undefined, changes };
    });
  }

  async function changeLicense(): Promise<void> {
    const { database, reconciliation } = engine;
    const fields = await aLicense();
    const ids = (await database.query<{ id: number }>(sql`SELECT id FROM license ORDER BY id`)).map(({ id }) => id);
    const id = ids.length < 4 ? null : pick(ids);
    const before = await readHolders(database);
    const rule = {
      type: fields.type!,
      assignmentMode: fields.assignmentMode!,
      scope: fields.scope!,
      rule: fields.rule!,
      exceptions: fields.exceptions!,
    };
    const preview = await reconciliation.preview(rule, id, everybody);
    const changed = await reconciliation.changeRules(async () => {
      if (id !== null) await writeLicense(database, id, fields);
      const result = id ?? (await insertLicense(database, fields));
      return { result, affected: { licenseIds: [result] } };
    });
    const known = new Map(before.seats.map((seat) => [seat.id, seat]));
    const own = (await readHolders(database)).seats.filter((seat) => seat.licenseId === changed);
    expect(preview).toMatchObject({
      wouldAssign: own.filter((seat) => !known.has(seat.id)).length,
      wouldEnd: own.filter((seat) => known.get(seat.id)?.active === true && !seat.active).length,
      unchanged: own.filter((seat) => known.get(seat.id)?.active === true && seat.active).length,
    });
  }

  async function giveByHand(): Promise<void> {
    const { licenses, people: known, sites, seats } = await readHolders(engine.database);
    for (const license of licenses.filter((each) => each.assignmentMode === 'MANUAL')) {
      const holder = license.type === 'PER_USER' ? known.find((each) => personMay(license, each)) : undefined;
      const site = license.type === 'PER_SITE' ? sites.find((each) => siteMay(license, each)) : undefined;
      const kind = holder === undefined ? 'LOCATION' : 'PERSON';
      const id = holder?.id ?? site?.id;
      const held = seats.some((seat) => seat.active && seat.licenseId === license.id && seat.holderId === id);
      if (id !== undefined && !held) await giveSeat(engine.database, license.id, id, 2, kind);
    }
  }

  function expectRight({ people: known, sites, licenses, seats }: HoldersFacts): void {
    for (const license of licenses) {
      const held = (kind: string, id: number) =>
        seats.find(
          (seat) => seat.active && seat.licenseId === license.id && seat.kind === kind && seat.holderId === id,
        );
      const check = (kind: string, id: number, organizationId: number | null, may: boolean) => {
        const seat = held(kind, id);
        const context = `${kind} ${id}, license ${JSON.stringify(license)}`;
        if (seat !== undefined) expect(may, context).toBe(true);
        if (seat !== undefined) expect(seat.organizationId, context).toBe(organizationId);
        if (may && license.assignmentMode === 'AUTOMATIC') expect(seat, context).toBeDefined();
      };
      for (const person of known) check('PERSON', person.id, person.organizationId, personMay(license, person));
      for (const site of sites) check('LOCATION', site.id, site.organizationId, siteMay(license, site));
    }
  }

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'are where the rules say after anything (%i)',
    async (seed) => {
      random = randomFrom(seed);
      for (let step = 0; step < 30; step++) {
        const event = pick([
          changePerson,
          changePerson,
          changeDevice,
          changeDevice,
          changeLicense,
          changePlace,
          giveByHand,
        ]);
        await event();
        expectRight(await readHolders(engine.database));
      }
      expect(await wrongCounters(engine.database)).toEqual([]);
      const facts = await readHolders(engine.database);
      await engine.reconciliation.reconcileLicenses(facts.licenses.map((license) => license.id));
      expect((await readHolders(engine.database)).seats).toEqual(facts.seats);
      for (const license of facts.licenses) {
        for (const person of facts.people) {
          const { matched, advice } = await engine.holders.explainPerson(license.id, person.id);
          expect(matched).toBe(personMay(license, person));
          if (!matched) expect(advice.length).toBeGreaterThan(0);
        }
        for (const site of facts.sites) {
          const { matched, advice } = await engine.holders.explainLocation(license.id, site.id);
          expect(matched).toBe(siteMay(license, site));
          if (!matched) expect(advice.length).toBeGreaterThan(0);
        }
      }
    },
  );

  it('a location that its only device leaves loses its seat, and the one that it comes to gets one', async () => {
    const { database, reconciliation } = engine;
    const [titleId, productId] = [titles[0]!, products[0]!];
    await install(database, 3, [{ titleId, version: '1' }]);
    const rule = { products: { match: 'ANY' as const, items: [{ productId }] } };
    await reconciliation.changeRules(async () => {
      const id = await insertLicense(database, { type: 'PER_SITE', rule });
      return { result: id, affected: { licenseIds: [id] } };
    });
    await reconciliation.changeFacts([3], async () => {
      await database.query(sql`UPDATE device SET location_id = 1 WHERE id = 3`);
      const changes = [{ deviceId: 3, productIds: [], titleIds: [], fields: true, formerLocationId: 2 }];
      return { result: undefined, changes };
    });
    expect((await readHolders(database)).seats).toMatchObject([
      { holderId: 2, active: false },
      { holderId: 1, active: true },
    ]);
  });

  it('two devices of one location that lose the software at once leave no seat behind', async () => {
    random = randomFrom(1);
    const { database, reconciliation } = engine;
    const [titleId, productId] = [titles[0]!, products[0]!];
    for (const deviceId of [1, 2]) await install(database, deviceId, [{ titleId, version: '1' }]);
    const rule = { products: { match: 'ANY' as const, items: [{ productId }] } };
    await reconciliation.changeRules(async () => {
      const id = await insertLicense(database, { type: 'PER_SITE', rule });
      return { result: id, affected: { licenseIds: [id] } };
    });
    expect((await readHolders(database)).seats.filter((seat) => seat.active)).toMatchObject([{ holderId: 1 }]);
    const meet = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const lose = (deviceId: number, own: number) =>
      reconciliation.changeFacts([deviceId], async () => {
        await uninstall(database, deviceId, titleId);
        database.beforeCommit(async () => {
          meet[own]?.resolve();
          await somebodyWaits(database, meet[1 - own]?.promise);
        });
        return {
          result: undefined,
          changes: [{ deviceId, productIds: [productId], titleIds: [titleId], fields: false }],
        };
      });
    await Promise.all([lose(1, 0), lose(2, 1)]);
    expect((await readHolders(database)).seats).toMatchObject([{ active: false, endReason: 'RULE_NO_LONGER_MATCHES' }]);
  });
});
