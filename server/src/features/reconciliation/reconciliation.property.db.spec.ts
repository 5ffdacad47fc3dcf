import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type FleetEvent, fleetScenario, type LicenseSeed } from './fleet-scenario.factory.js';
import { FleetPlayer, seatsOf } from './fleet-player.factory.js';
import { allSeats, type SeatRow, startEngine, type TestEngine, wrongCounters } from './reconciliation.factory.js';

const seed = 20_261_121;

const everybody = { DEVICE: sql`TRUE`, PERSON: sql`TRUE`, LOCATION: sql`TRUE` };

describe('whatever happens to a fleet', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startEngine({ poolSize: 8 });
  });
  afterAll(() => engine.close());

  it('seats moved step by step are those of a full reconcile, of the explanations, and of the rules themselves', async () => {
    const statistics = { seatsGiven: 0, seatsEnded: 0, moved: 0, events: 0 };
    await fc.assert(
      fc.asyncProperty(fleetScenario, async (scenario) => {
        const player = new FleetPlayer(engine);
        await player.begin(scenario);
        await expectSeatsOfModel(player);
        for (const event of scenario.events) {
          const before = await allSeats(engine.database);
          const foretold = await previewOf(player, event);
          await player.play(event);
          await expectSeatsOfModel(player);
          const after = await allSeats(engine.database);
          expectHistoryKept(before, after);
          if (foretold !== null) expect(outcomeOf(foretold.licenseId, before, after)).toEqual(foretold.counts);
          statistics.events += 1;
          if (JSON.stringify(before) !== JSON.stringify(after)) statistics.moved += 1;
        }
        await expectExplained(player);
        await expectNothingLeftToDo(player);
        const seats = await allSeats(engine.database);
        statistics.seatsGiven += seats.length;
        statistics.seatsEnded += seats.filter((seat) => !seat.active).length;
      }),
      { seed, numRuns: 60, interruptAfterTimeLimit: 90_000 },
    );
    // The scenarios are worth something only as long as they move seats.
    expect(statistics.moved).toBeGreaterThan(statistics.events / 6);
    expect(statistics.seatsEnded).toBeGreaterThan(statistics.events / 20);
  }, 180_000);

  async function expectSeatsOfModel(player: FleetPlayer): Promise<void> {
    const seats = await seatsOf(engine, player.model);
    expect(seats.engine).toEqual(seats.model);
    expect(await wrongCounters(engine.database)).toEqual([]);
  }

  async function expectExplained(player: FleetPlayer): Promise<void> {
    const { model } = player;
    const pairs = [...model.licenses.values()].flatMap((license) =>
      [...model.devices.values()].map((device) => ({ license, device })),
    );
    await Promise.all(
      pairs.map(async ({ license, device }) => {
        const explanation = await engine.explanations.explainDevice(license.id, device.id);
        const context = `license ${license.id}, device ${device.id}`;
        expect(explanation.matched, context).toBe(model.mayKeep(license, device));
        expect(explanation.assigned, context).toBe(model.activeSeat(license.id, device.id) !== undefined);
        if (!explanation.matched) expect(explanation.advice.length, context).toBeGreaterThan(0);
      }),
    );
  }

  async function expectNothingLeftToDo(player: FleetPlayer): Promise<void> {
    const before = await allSeats(engine.database);
    await engine.reconciliation.reconcileLicenses([...player.model.licenses.keys()]);
    expect(await allSeats(engine.database)).toEqual(before);
    await engine.reconciliation.reconcileTimeDependent();
    expect(await allSeats(engine.database)).toEqual(before);
  }

  async function previewOf(player: FleetPlayer, event: FleetEvent) {
    if (event.kind !== 'change-license' && event.kind !== 'create-license') return null;
    const licenseId = event.kind === 'change-license' ? player.licenseOf(event.license).id : null;
    return {
      licenseId,
      counts: await engine.reconciliation.preview(ruleOf(player.known(event.seed)), licenseId, everybody),
    };
  }
});

function ruleOf({ type, assignmentMode, scope, rule, exceptions }: LicenseSeed): LicenseSeed {
  return { type, assignmentMode, scope, rule, exceptions };
}

/** What happened to the seats of one license (the newest, when null), counted like a preview counts. */
function outcomeOf(licenseId: number | null, before: SeatRow[], after: SeatRow[]) {
  const known = new Map(before.map((seat) => [seat.id, seat]));
  const id = licenseId ?? Math.max(0, ...after.filter((seat) => !known.has(seat.id)).map((seat) => seat.licenseId));
  const own = after.filter((seat) => seat.licenseId === id);
  const given = own.filter((seat) => !known.has(seat.id));
  const held = own.filter((seat) => known.get(seat.id)?.active === true);
  const ended = held.filter((seat) => !seat.active);
  const sample = (seats: SeatRow[]) =>
    seats.map((seat) => expect.objectContaining({ id: seat.deviceId })).sort((a, b) => a.sample.id - b.sample.id);
  return {
    wouldAssign: given.length,
    wouldEnd: ended.length,
    unchanged: held.length - ended.length,
    seatsAssigned: given.length,
    seatsEnded: ended.reduce((sum, seat) => sum + seat.seats, 0),
    sample: { assign: sample(given), end: sample(ended) },
  };
}

/** No seat vanishes, none that ended comes back, and what is kept of it stays as it was. */
function expectHistoryKept(before: SeatRow[], after: SeatRow[]): void {
  const now = new Map(after.map((seat) => [seat.id, seat]));
  for (const seat of before) {
    const { active, endReason, ...kept } = seat;
    expect(now.get(seat.id)).toMatchObject(active ? kept : { ...kept, active, endReason });
  }
  const holders = after.filter((seat) => seat.active).map((seat) => `${seat.licenseId} ${seat.deviceId}`);
  expect(new Set(holders).size).toBe(holders.length);
}
