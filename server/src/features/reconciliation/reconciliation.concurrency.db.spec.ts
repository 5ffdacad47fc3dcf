import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { execute } from '../../platform/testing/administration.js';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.js';
import { aLocation } from '../locations/locations.factory.js';
import { FleetWorker, type Playground, randomFrom } from './fleet-workers.factory.js';
import { readFleet } from './fleet-reader.factory.js';
import {
  allSeats,
  emptyFleet,
  hasAnyProduct,
  insertDevice,
  insertGroup,
  insertLicense,
  insertProduct,
  insertTitle,
  install,
  somebodyWaits,
  startEngine,
  type TestEngine,
  uninstall,
  wrongCounters,
  writeLicense,
} from './reconciliation.factory.js';
import { SeatsRepository } from './seats.repository.js';

/** A promise that somebody else fulfils. */
function signal() {
  return Promise.withResolvers<void>();
}

describe('facts and rules that change at the same time', () => {
  let testDatabase: TestDatabase;
  let engine: TestEngine;
  let location: { id: number; organizationId: number };
  let product: number;
  let title: number;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    // Rivals that lock each other out are found out at once here instead of after a second.
    await execute(
      testDatabase.url,
      `ALTER DATABASE "${new URL(testDatabase.url).pathname.slice(1)}" SET deadlock_timeout = '20ms'`,
    );
    engine = await startEngine({ url: testDatabase.url, poolSize: 16 });
  });
  beforeEach(async () => {
    await emptyFleet(engine.database);
    location = await aLocation(engine.database);
    product = await insertProduct(engine.database);
    title = await insertTitle(engine.database, product);
  });
  afterEach(() => {
    engine.criteria.hold = async () => {};
    vi.restoreAllMocks();
  });
  afterAll(async () => {
    await engine.close();
    await testDatabase.drop();
  });

  function aDevice(): Promise<number> {
    return insertDevice(engine.database, { organizationId: location.organizationId, locationId: location.id });
  }

  async function activeHolders(licenseId: number): Promise<number[]> {
    const seats = await allSeats(engine.database);
    return seats.filter((seat) => seat.active && seat.licenseId === licenseId).map((seat) => seat.deviceId);
  }

  function createLicense(fields: Parameters<typeof insertLicense>[1]): Promise<number> {
    return engine.reconciliation.changeRules(async () => {
      const id = await insertLicense(engine.database, fields);
      return { result: id, affected: { licenseIds: [id] } };
    });
  }

  function change(deviceId: number, titleId: number, productId: number, version: string, known = true): Promise<void> {
    return engine.reconciliation.changeFacts(known ? [deviceId] : [], async () => {
      await install(engine.database, deviceId, [{ titleId, version }]);
      return {
        result: undefined,
        changes: [{ deviceId, productIds: [productId], titleIds: [titleId], fields: false }],
      };
    });
  }

  it('two changes of one device are judged together, though neither sees the other before it commits', async () => {
    const otherProduct = await insertProduct(engine.database);
    const otherTitle = await insertTitle(engine.database, otherProduct);
    const deviceId = await aDevice();
    const items = [{ productId: product }, { productId: otherProduct }];
    const licenseId = await createLicense({ rule: { products: { match: 'ALL', items } } });
    const ends = [signal(), signal()] as const;
    const installAndMeet = (titleId: number, productId: number, own: 0 | 1) =>
      engine.reconciliation.changeFacts([deviceId], async () => {
        await install(engine.database, deviceId, [{ titleId, version: '1' }]);
        engine.database.beforeCommit(async () => {
          ends[own].resolve();
          await somebodyWaits(engine.database, ends[own === 0 ? 1 : 0].promise);
        });
        return {
          result: undefined,
          changes: [{ deviceId, productIds: [productId], titleIds: [titleId], fields: false }],
        };
      });
    await Promise.all([installAndMeet(title, product, 0), installAndMeet(otherTitle, otherProduct, 1)]);
    expect(await activeHolders(licenseId)).toEqual([deviceId]);
  });

  it('a device that appears while its license is reconciled keeps the seat that its own check-in gave it', async () => {
    const known = await aDevice();
    await install(engine.database, known, [{ titleId: title, version: '2' }]);
    const held = signal();
    const open = signal();
    engine.criteria.hold = async (restriction) => {
      if (restriction.kind !== 'batch') return;
      held.resolve();
      await open.promise;
    };
    const rule = { products: { match: 'ANY' as const, items: [{ productId: product, versionRange: '>=2' }] } };
    const creating = createLicense({ rule });
    await held.promise;
    // The version was never seen before: the plan was made without it, and the device is in none of its batches.
    const appearing = engine.reconciliation.changeFacts([], async () => {
      const deviceId = await aDevice();
      await install(engine.database, deviceId, [{ titleId: title, version: '3' }]);
      return { result: deviceId, changes: [{ deviceId, productIds: [product], titleIds: [title], fields: true }] };
    });
    const deviceId = await appearing;
    open.resolve();
    const licenseId = await creating;
    expect((await activeHolders(licenseId)).toSorted((a, b) => a - b)).toEqual([known, deviceId]);
  });

  it('a license that is deleted while its seats are moved takes them along', async () => {
    const deviceId = await aDevice();
    const licenseId = await createLicense({ rule: hasAnyProduct(product) });
    const held = signal();
    const open = signal();
    engine.criteria.hold = async () => {
      held.resolve();
      await open.promise;
    };
    const checkIn = change(deviceId, title, product, '1');
    await held.promise;
    const deleting = engine.database.query(sql`DELETE FROM license WHERE id = ${licenseId}`);
    await somebodyWaits(engine.database, deleting);
    open.resolve();
    await Promise.all([checkIn, deleting]);
    expect(await allSeats(engine.database)).toEqual([]);
  });

  it('a batch leaves check-ins of other devices alone, and those of its own devices wait for it', async () => {
    const [present, other] = [await aDevice(), await aDevice()];
    await install(engine.database, present, [{ titleId: title, version: '1' }]);
    const held = signal();
    const open = signal();
    engine.criteria.hold = async (restriction) => {
      if (restriction.kind !== 'batch') return;
      held.resolve();
      await open.promise;
    };
    const creating = createLicense({ rule: hasAnyProduct(product) });
    await held.promise;
    await change(other, title, product, '1');
    const waiting = change(present, title, product, '2');
    await somebodyWaits(engine.database);
    expect(await activeHolders(1)).toEqual([other]);
    open.resolve();
    await Promise.all([creating, waiting]);
    expect((await activeHolders(1)).toSorted((a, b) => a - b)).toEqual([present, other]);
  });

  it('a place that is archived while its first seats are given ends them', async () => {
    const { id: locationId, organizationId } = await aLocation(engine.database);
    const device = await insertDevice(engine.database, { organizationId, locationId });
    await install(engine.database, device, [{ titleId: title, version: '1' }]);
    const held = signal();
    const open = signal();
    engine.criteria.hold = async (restriction) => {
      if (restriction.kind !== 'batch') return;
      engine.criteria.hold = async () => {};
      held.resolve();
      await open.promise;
    };
    const creating = createLicense({ rule: hasAnyProduct(product) });
    await held.promise;
    const archived = signal();
    const archiving = engine.places.changePlace({ organizationId, locationId: null }, async () => {
      await engine.database.query(sql`UPDATE organization SET archived_at = now() WHERE id = ${organizationId}`);
      engine.database.afterCommit(() => archived.resolve());
      return { result: undefined, change: 'ARCHIVED' };
    });
    await archived.promise;
    open.resolve();
    const [licenseId] = await Promise.all([creating, archiving]);
    await engine.reconciliation.reconcileOverdue(0);
    expect(await activeHolders(licenseId)).toEqual([]);
    expect(await engine.database.query(sql`SELECT FROM license WHERE reconcile_requested_at IS NOT NULL`)).toEqual([]);
  });

  it('a change of rules waits for the check-ins under way, and later ones follow the new rules', async () => {
    const [first, second] = [await aDevice(), await aDevice()];
    const licenseId = await createLicense({});
    const held = signal();
    const open = signal();
    const underWay = engine.reconciliation.changeFacts([first], async () => {
      await install(engine.database, first, [{ titleId: title, version: '' }]);
      held.resolve();
      await open.promise;
      return { result: undefined, changes: [{ deviceId: first, productIds: [product], titleIds: [], fields: false }] };
    });
    await held.promise;
    const changing = engine.reconciliation.changeRules(async () => {
      await writeLicense(engine.database, licenseId, { rule: hasAnyProduct(product) });
      return { result: undefined, affected: { licenseIds: [licenseId] } };
    });
    await somebodyWaits(engine.database);
    const later = change(second, title, product, '');
    open.resolve();
    await Promise.all([underWay, changing, later]);
    expect((await activeHolders(licenseId)).toSorted((a, b) => a - b)).toEqual([first, second]);
    expect(await wrongCounters(engine.database)).toEqual([]);
  });

  describe('a process that was killed before the seats moved', () => {
    async function killedAfter(seconds: number): Promise<number> {
      const deviceId = await aDevice();
      await install(engine.database, deviceId, [{ titleId: title, version: '' }]);
      const licenseId = await insertLicense(engine.database, { rule: hasAnyProduct(product) });
      await engine.database.query(sql`
        UPDATE license SET reconcile_requested_at = clock_timestamp() - make_interval(secs => ${seconds})
        WHERE id = ${licenseId}`);
      return licenseId;
    }

    async function isDue(licenseId: number): Promise<boolean> {
      const row = await engine.database.one<{ due: boolean }>(
        sql`SELECT reconcile_requested_at IS NOT NULL AS due FROM license WHERE id = ${licenseId}`,
      );
      return row.due;
    }

    it('leaves work that is found and finished', async () => {
      const licenseId = await killedAfter(61);
      await engine.reconciliation.reconcileOverdue(60);
      expect(await activeHolders(licenseId)).toHaveLength(1);
      expect(await isDue(licenseId)).toBe(false);
      expect(await wrongCounters(engine.database)).toEqual([]);
    });

    it('leaves work alone that somebody is about to begin', async () => {
      const licenseId = await killedAfter(30);
      await engine.reconciliation.reconcileOverdue(60);
      expect(await activeHolders(licenseId)).toEqual([]);
      expect(await isDue(licenseId)).toBe(true);
    });

    it('is followed by whoever goes round again for what is asked for meanwhile', async () => {
      const licenseId = await killedAfter(61);
      const plans = vi.spyOn(SeatsRepository.prototype, 'batchesOfDifference');
      engine.criteria.hold = async (restriction) => {
        if (restriction.kind !== 'batch') return;
        engine.criteria.hold = async () => {};
        await engine.database.transaction(async () => {
          await engine.database.query(
            sql`UPDATE license SET reconcile_requested_at = clock_timestamp() WHERE id = ${licenseId}`,
          );
        });
      };
      await engine.reconciliation.reconcileOverdue(60);
      expect(plans).toHaveBeenCalledTimes(2);
      expect(await activeHolders(licenseId)).toHaveLength(1);
      expect(await isDue(licenseId)).toBe(false);
    });
  });

  it('check-ins that move the same counters wait for each other, and never in a circle', async () => {
    const lost = vi.spyOn(Logger.prototype, 'warn');
    const { database, reconciliation } = engine;
    const titles: number[] = [];
    for (let index = 0; index < 8; index++) {
      const productId = await insertProduct(database);
      titles.push(await insertTitle(database, productId));
      await createLicense({ rule: hasAnyProduct(productId) });
    }
    const devices: number[] = [];
    for (let index = 0; index < 20; index++) devices.push(await aDevice());
    const everything = titles.map((titleId) => ({ titleId, version: '' }));
    await install(database, await aDevice(), everything);
    const worker = async (seed: number) => {
      const random = randomFrom(seed);
      const some = <T>(values: readonly T[]) => values.filter(() => random() < 0.3);
      for (let step = 0; step < 15; step++) {
        const chosen = some(devices).slice(0, 2);
        await reconciliation.changeFacts(chosen, async () => {
          for (const deviceId of chosen) {
            for (const titleId of titles) await uninstall(database, deviceId, titleId);
            await install(database, deviceId, some(everything));
          }
          return {
            result: undefined,
            changes: chosen.map((deviceId) => ({ deviceId, productIds: [], titleIds: [], fields: true })),
          };
        });
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => worker(seed)));
    expect(lost).not.toHaveBeenCalled();
    expect(await wrongCounters(database)).toEqual([]);
    expect((await allSeats(database)).some((seat) => !seat.active)).toBe(true);
  });

  it.each([1, 2])('everybody at once (%i): nobody fails, and seats end where the rules say', async (seed) => {
    const playground = await aPlayground();
    engine.mover.seatsPerBatch = 2;
    const workers = Array.from({ length: 8 }, (_, index) => {
      const random = randomFrom(seed * 1000 + index);
      // Also where the engine has read its rules and not yet moved its seats.
      engine.criteria.hold = async () => {
        await engine.database.query(sql`SELECT pg_sleep(${random() * 0.003})`);
      };
      return new FleetWorker(engine, playground, random);
    });
    for (const worker of workers) await worker.createLicense();
    const ends = await Promise.allSettled(workers.map((worker) => worker.work(25)));
    expect(ends.filter((end) => end.status === 'rejected')).toEqual([]);
    const model = await readFleet(engine.database);
    for (const license of model.licenses.values()) {
      for (const device of model.devices.values()) {
        const seat = model.activeSeat(license.id, device.id);
        const context = `license ${license.id} ${JSON.stringify(license)}, device ${device.id}`;
        const may = model.mayKeep(license, device);
        if (seat !== undefined || license.assignmentMode !== 'MANUAL') expect(seat !== undefined, context).toBe(may);
        if (seat !== undefined) expect(seat.organizationId, context).toBe(device.organizationId);
      }
    }
    // How many end depends on who comes first.
    expect(model.seats.filter((seat) => !seat.active).length).toBeGreaterThan(5);
    expect(await wrongCounters(engine.database)).toEqual([]);
    expect(await engine.database.query(sql`SELECT FROM license WHERE reconcile_requested_at IS NOT NULL`)).toEqual([]);
  });

  async function aPlayground(): Promise<Playground> {
    const { database } = engine;
    const locations = [location, await aLocation(database), await aLocation(database)];
    const productIds = [product, await insertProduct(database), await insertProduct(database)];
    const titleIds = [title];
    for (const id of [...productIds, product]) titleIds.push(await insertTitle(database, id));
    for (let count = 0; count < 3; count++) {
      for (const { id: locationId, organizationId } of locations)
        await insertDevice(database, { organizationId, locationId });
    }
    const groupIds = [
      await insertGroup(database, { field: 'tag', operator: 'in', value: ['lab'] }),
      await insertGroup(database, { field: 'product', operator: 'containsAny', value: productIds.slice(1) }),
    ];
    return { locations, productIds, titleIds, groupIds };
  }
});
