import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.js';
import { aLocation } from '../locations/locations.factory.js';
import { randomFrom } from './fleet-workers.factory.js';
import {
  allSeats,
  emptyFleet,
  hasAnyProduct,
  insertDevice,
  insertLicense,
  insertProduct,
  insertTitle,
  install,
  startEngine,
  type TestEngine,
  wrongCounters,
  writeLicense,
} from './reconciliation.factory.js';
import { SeatsRepository } from './seats.repository.js';

let testDatabase: TestDatabase;
/** Two processes on one database. */
let node: TestEngine;
let other: TestEngine;
let location: { id: number; organizationId: number };
let products: number[];
/** So far from each other that each is a batch of its own; the first ones have the first product, all have the second. */
let devices: number[];
let saved = 0;
let plans: { mock: { calls: unknown[]; results: { value?: unknown }[] } };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  node = await startEngine({ url: testDatabase.url });
  other = await startEngine({ url: testDatabase.url });
});
beforeEach(async () => {
  const { database } = node;
  await emptyFleet(database);
  location = await aLocation(database);
  products = [await insertProduct(database), await insertProduct(database)];
  const titles = [await insertTitle(database, products[0]!), await insertTitle(database, products[1]!)];
  devices = [];
  saved = 0;
  for (let count = 0; count < 4; count++) {
    const id = await insertDevice(database, { organizationId: location.organizationId, locationId: location.id });
    const software = titles.map((titleId) => ({ titleId, version: '1' }));
    await install(database, id, devices.length < 2 ? software : software.slice(1));
    devices.push(id);
  }
  for (const engine of [node, other]) engine.mover.seatsPerBatch = 1;
  plans = vi.spyOn(SeatsRepository.prototype, 'batchesOfDifference');
});
afterEach(() => {
  for (const engine of [node, other]) engine.criteria.hold = async () => {};
  vi.restoreAllMocks();
});
afterAll(async () => {
  await node.close();
  await other.close();
  await testDatabase.drop();
});

/** Holds an engine up where it is about to plan, or to move its first batch. */
function holdUp({ criteria }: TestEngine, at: 'plan' | 'batch') {
  const held = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  criteria.hold = async ({ kind }) => {
    if (kind !== (at === 'plan' ? 'every' : 'batch')) return;
    criteria.hold = async () => {};
    held.resolve();
    await open.promise;
  };
  return { held: held.promise, open: () => open.resolve() };
}

function save(engine: TestEngine, licenseId: number, ...productIds: number[]): Promise<void> {
  return engine.reconciliation.changeRules(async () => {
    await writeLicense(engine.database, licenseId, { rule: hasAnyProduct(...productIds) });
    saved += 1;
    return { result: undefined, affected: { licenseIds: [licenseId] } };
  });
}

/** A license that nobody has asked anything of yet. */
function aLicense(): Promise<number> {
  return insertLicense(node.database, { rule: hasAnyProduct(products[0]!) });
}

async function holders(licenseId: number): Promise<number[]> {
  const seats = await allSeats(node.database);
  const active = seats.filter((seat) => seat.active && seat.licenseId === licenseId);
  return active.map(({ deviceId }) => deviceId).toSorted((a, b) => a - b);
}

function due(): Promise<{ id: number }[]> {
  return node.database.query(sql`SELECT id FROM license WHERE reconcile_requested_at IS NOT NULL`);
}

function shown(): Promise<{ seats: number; remaining: number }[]> {
  return node.database.query(sql`SELECT seats, remaining FROM license_seat_update`);
}

/** As when their process is killed: the database lets go of what they were at. */
async function breakClaims(): Promise<void> {
  await node.database.query(sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'seatwise seats'`);
}

async function nothingIsLeft(): Promise<void> {
  expect(await due()).toEqual([]);
  expect(await shown()).toEqual([]);
  expect(await wrongCounters(node.database)).toEqual([]);
}

it('moves the seats of all who save a license at once together, whichever process they are in', async () => {
  const id = await aLicense();
  const { held, open } = holdUp(node, 'plan');
  const savers = [save(node, id, products[0]!)];
  await held;
  for (let index = 0; index < 12; index++) savers.push(save(index % 2 === 0 ? other : node, id, products[index % 2]!));
  await vi.waitFor(() => expect(saved).toBe(savers.length));
  open();
  await Promise.all(savers);
  expect(await holders(id)).toEqual(await ruledHolders(id));
  // The one that was held up, and one for all of the others; those who came after it was begun can make it one more.
  expect(plans.mock.calls.length).toBeLessThanOrEqual(3);
  await nothingIsLeft();
});

it('finds before it leaves a license that somebody has asked for it, whom nobody had asked for before', async () => {
  const id = await aLicense();
  await save(node, id, products[0]!);
  const { held, open } = holdUp(node, 'plan');
  // As the job does of rules that look at time: it is due to nobody, and nothing differs.
  const anyway = node.reconciliation.reconcileLicenses([id]);
  await held;
  // Whoever saves does not wait for long.
  const hasty = await startEngine({ url: testDatabase.url, patience: 1 });
  await save(hasty, id, products[1]!);
  await hasty.close();
  open();
  await anyway;
  expect(await holders(id)).toEqual(devices);
  await nothingIsLeft();
});

it('plans so many devices at a time, in the order of their ids', async () => {
  node.mover.seatsPerBatch = 3;
  const id = await aLicense();
  await save(node, id, products[1]!);
  const [a, b, c, d] = devices;
  expect(await plans.mock.results[0]?.value).toEqual([
    { kind: 'batch', ids: `{${a},${b},${c}}`, first: a, last: c, count: 3 },
    { kind: 'batch', ids: `{${d}}`, first: d, last: d, count: 1 },
  ]);
  expect(await holders(id)).toEqual(devices);
});

it('gives up a plan whose license is asked for again, and follows the newer rule', async () => {
  const id = await aLicense();
  const moves = vi.spyOn(SeatsRepository.prototype, 'move');
  const { held, open } = holdUp(node, 'batch');
  const first = save(node, id, products[1]!);
  await held;
  const second = save(other, id, products[0]!);
  await vi.waitFor(async () => expect(await ruledHolders(id)).toEqual(devices.slice(0, 2)));
  const whenPlanned: number[][] = [];
  const planned = plans.mock.calls.length;
  node.criteria.hold = async ({ kind }) => {
    if (kind === 'every') whenPlanned.push(await holders(id));
  };
  open();
  await Promise.all([first, second]);
  expect(await holders(id)).toEqual(devices.slice(0, 2));
  // The batch that had begun gave a seat; the next one found the newer rule and moved nothing, so that the license was
  // planned again.
  expect(whenPlanned).toEqual([devices.slice(0, 1)]);
  expect(moves.mock.calls).toHaveLength(2);
  expect(plans.mock.calls).toHaveLength(planned + 1);
  await nothingIsLeft();
});

it('leaves a license to whoever is at it, however long that takes', async () => {
  const id = await aLicense();
  const { held, open } = holdUp(node, 'plan');
  const saving = save(node, id, products[1]!);
  await held;
  await node.database.query(
    sql`UPDATE license SET reconcile_requested_at = reconcile_requested_at - interval '1 day' WHERE id = ${id}`,
  );
  await other.reconciliation.reconcileOverdue(60);
  await node.reconciliation.reconcileOverdue(60);
  expect(plans.mock.calls).toHaveLength(0);
  expect(await due()).toEqual([{ id }]);
  open();
  await saving;
  expect(await holders(id)).toEqual(devices);
  await nothingIsLeft();
});

it('goes on at once where somebody was killed, and whoever was not does not go on beside it', async () => {
  const id = await aLicense();
  const { held, open } = holdUp(node, 'batch');
  const saving = save(node, id, products[1]!);
  await held;
  await breakClaims();
  const going = other.reconciliation.reconcileOverdue(0);
  // It plans, and waits for the batch that is still held.
  await vi.waitFor(() => expect(plans.mock.calls).toHaveLength(2));
  const moves = vi.spyOn(SeatsRepository.prototype, 'move');
  open();
  await Promise.all([saving, going]);
  // The batch that was held, and the four of the other one.
  expect(moves.mock.calls).toHaveLength(1 + devices.length);
  expect(await holders(id)).toEqual(devices);
  await nothingIsLeft();
});

it('shows how far it is, and after a restart goes on from there', async () => {
  const hasty = await startEngine({ url: testDatabase.url, patience: 0 });
  hasty.mover.seatsPerBatch = 1;
  const id = await aLicense();
  const begun = performance.now();
  const clock = vi.spyOn(performance, 'now');
  const remaining: number[] = [];
  const second = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  let batches = 0;
  hasty.criteria.hold = async ({ kind }) => {
    if (kind !== 'batch') return;
    batches += 1;
    // Each takes a second.
    clock.mockReturnValue(begun + batches * 1000);
    if (batches < 2) return;
    second.resolve();
    await open.promise;
  };
  await save(hasty, id, products[1]!);
  expect(await due()).toEqual([{ id }]);
  await second.promise;
  expect(await shown()).toEqual([{ seats: 4, remaining: 3 }]);
  const closing = hasty.close();
  open.resolve();
  await closing;
  expect(await holders(id)).toHaveLength(2);
  expect(await shown()).toEqual([{ seats: 4, remaining: 2 }]);
  let now = performance.now();
  clock.mockImplementation(() => (now += 1000));
  other.criteria.hold = async ({ kind }) => {
    if (kind === 'batch') remaining.push(...(await shown()).map((each) => each.seats * 10 + each.remaining));
  };
  await other.reconciliation.reconcileOverdue(0);
  // Of the four that there were at first.
  expect(remaining).toEqual([42, 41]);
  expect(await holders(id)).toEqual(devices);
  await nothingIsLeft();
});

it('shows nothing of what takes a moment', async () => {
  const id = await aLicense();
  const seen: unknown[] = [];
  node.criteria.hold = async () => void seen.push(...(await shown()));
  await save(node, id, products[1]!);
  expect(seen).toEqual([]);
  await nothingIsLeft();
});

it('moves the seats of all changes in one transaction together, whatever of it was undone', async () => {
  const [undone, kept] = [await aLicense(), await aLicense()];
  await node.database.transaction(async () => {
    const failing = node.database.savepoint(async () => {
      await save(node, undone, products[1]!);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await save(node, kept, products[1]!);
    await save(node, kept, products[0]!);
  });
  expect(await holders(undone)).toEqual([]);
  expect(await holders(kept)).toEqual(devices.slice(0, 2));
  expect(plans.mock.calls).toHaveLength(1);
  await nothingIsLeft();
});

it('leaves a license due whose seats it fails to move, and lets others at it: the change itself is made', async () => {
  const id = await aLicense();
  node.criteria.hold = async () => {
    throw new Error('no room');
  };
  await save(node, id, products[1]!);
  expect(await due()).toEqual([{ id }]);
  await other.reconciliation.reconcileOverdue(0);
  expect(await holders(id)).toEqual(devices);
  await nothingIsLeft();
});

it.each([1, 2, 3])('ends where the rules say, whoever saves, works and is killed (%i)', async (seed) => {
  const random = randomFrom(seed);
  const ids = [await aLicense(), await aLicense(), await aLicense()];
  const some = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  for (const engine of [node, other])
    engine.criteria.hold = async () => void (await engine.database.query(sql`SELECT pg_sleep(${random() * 0.005})`));
  let saves = 0;
  const saver = async (engine: TestEngine) => {
    for (let step = 0; step < 12; step++) {
      saves += 1;
      await save(engine, some(ids), ...some([products, products.slice(0, 1), products.slice(1)]));
    }
  };
  const killer = async () => {
    for (let step = 0; step < 8; step++) {
      await node.database.query(sql`SELECT pg_sleep(${random() * 0.03})`);
      await breakClaims();
      await some([node, other]).reconciliation.reconcileOverdue(0);
    }
  };
  // Whoever's claim breaks as it is taken is told so, like of any connection that breaks.
  await Promise.allSettled([node, node, other, other].map((engine) => saver(engine)).concat(killer()));
  await other.reconciliation.reconcileOverdue(0);
  for (const id of ids) expect(await holders(id)).toEqual(await ruledHolders(id));
  expect(plans.mock.calls.length).toBeLessThanOrEqual(2 * saves);
  await nothingIsLeft();
});

/** Who has a product of a license's rule as it is now. */
async function ruledHolders(licenseId: number): Promise<number[]> {
  const rows = await node.database.query<{ id: number }>(sql`
    SELECT DISTINCT i.device_id AS id
    FROM license l
    CROSS JOIN LATERAL jsonb_path_query(l.assignment_rule, '$.products.items[*].productId') AS named
    JOIN title t ON t.product_id = named::bigint
    JOIN release r ON r.title_id = t.id
    JOIN installation i ON i.release_id = r.id
    WHERE l.id = ${licenseId} ORDER BY 1`);
  return rows.map(({ id }) => id);
}
