import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { randomFrom } from '../reconciliation/fleet-workers.factory.js';
import { wrongCounters } from '../reconciliation/reconciliation.factory.js';
import { daysBefore, type ModelSeat } from './license-history.factory.js';
import { RandomFacts } from './license-history-facts.factory.js';
import { RandomLicenseEdits } from './license-history-edits.factory.js';
import { listedSeats, RandomSeats } from './license-history-seats.factory.js';
import { LicenseStage, type PlayedLicense } from './license-history-stage.factory.js';
import type { UsageOfDay } from './license-usage-series.dto.js';

const steps = 140;
const stepsPerLook = 35;

let server: TestServer;
let today: string;
beforeAll(async () => {
  server = await startTestServer();
  today = Temporal.Now.plainDateISO('UTC').toString();
});
afterAll(() => server.close());

async function seriesOf(path: string, query: string): Promise<UsageOfDay[]> {
  return (await server.as('get', `${path}/usage-series?${query}`).expect(200)).body.items;
}

/** Seats as they can be compared, in an order of their own. */
async function listed(stage: LicenseStage, path: string, query = ''): Promise<string[]> {
  const seats = await listedSeats(stage, path, query);
  return seats.map(({ holder, ...seat }) => line(holder.kind, holder.id, holder.organization?.id ?? null, seat)).sort();
}

/** The seats that are held now, of each license: all of them are looked at after every step. */
async function heldNow(licenseIds: readonly number[]): Promise<[number, string[]][]> {
  const rows = await server.database.query<ModelSeat & { licenseId: number; kind: string; holderId: number }>(sql`
    SELECT license_id AS "licenseId", organization_id AS "organizationId", seats, assigned_on AS "assignedOn",
      ended_on AS "endedOn", coalesce(device_id, person_id, location_id) AS "holderId",
      CASE WHEN device_id IS NOT NULL THEN 'DEVICE' WHEN person_id IS NOT NULL THEN 'PERSON' ELSE 'LOCATION' END AS kind
    FROM assignment WHERE license_id = ANY(${[...licenseIds]}::bigint[]) AND ended_on IS NULL`);
  const ofLicense = (id: number) => rows.filter((row) => row.licenseId === id);
  return licenseIds.map((id) => [
    id,
    ofLicense(id)
      .map((row) => line(row.kind, row.holderId, row.organizationId, row))
      .sort(),
  ]);
}

function remembered(seats: readonly ModelSeat[]): string[] {
  return seats.map((seat) => line(seat.holder.kind, seat.holder.id, seat.organizationId, seat)).sort();
}

function line(
  kind: string,
  id: number,
  organizationId: number | null,
  { seats, assignedOn, endedOn }: { seats: number; assignedOn: string; endedOn: string | null },
): string {
  return `${kind} ${id} in ${organizationId ?? 'none'}: ${seats} from ${assignedOn} to ${endedOn ?? 'now'}`;
}

/** Usage and quantity of any days, of all organizations and of one, and of a part of the days. */
async function expectSeries(stage: LicenseStage, { path, model }: PlayedLicense): Promise<void> {
  const from = daysBefore(today, 10 + stage.below(90));
  const days = [...everyDay(from, today)];
  const organizationId = stage.pick(stage.organizationIds);
  const expected = (ids?: number[]) =>
    days.map((date) => ({ date, quantity: model.quantityOn(date), usage: model.usageOn(date, ids) }));
  expect(await seriesOf(path, `from=${from}&to=${today}`)).toEqual(expected());
  expect(await seriesOf(path, `from=${from}&organizationId=${organizationId}`)).toEqual(expected([organizationId]));
  const { quantity, usage } = (await server.as('get', path).expect(200)).body;
  expect({ date: today, quantity, usage }).toEqual(expected().at(-1));
  const [first = 0, last = 0] = [stage.below(days.length), stage.below(days.length)].sort((a, b) => a - b);
  expect(await seriesOf(path, `from=${days[first]}&to=${days[last]}`)).toEqual(expected().slice(first, last + 1));
}

/** Who held a seat on any days, of all organizations and of one, and everything that ever was. */
async function expectSeats(stage: LicenseStage, { path, model }: PlayedLicense): Promise<void> {
  expect(await listed(stage, path)).toEqual(remembered(model.seats));
  for (const day of [daysBefore(today, stage.below(60)), daysBefore(today, stage.below(10)), today]) {
    expect(await listed(stage, path, `&asOf=${day}`)).toEqual(remembered(model.heldOn(day)));
  }
  const [day, organizationId] = [daysBefore(today, stage.below(20)), stage.pick(stage.organizationIds)];
  expect(await listed(stage, path, `&asOf=${day}&organizationId=${organizationId}`)).toEqual(
    remembered(model.heldOn(day, [organizationId])),
  );
}

it.each([1, 2, 3, 4])(
  'any day of a random history (%i) is as the naive model has it',
  async (seed) => {
    const stage = new LicenseStage(server, randomFrom(seed), today);
    await stage.start();
    const actions = [
      ...new RandomFacts(stage).actions,
      ...new RandomLicenseEdits(stage).actions,
      ...new RandomSeats(stage).actions,
    ];
    const held = () => heldNow(stage.licenses.map(({ id }) => id));
    for (let step = 1; step <= steps; step++) {
      await stage.pick(actions)();
      stage.settle();
      expect(await held()).toEqual(stage.licenses.map(({ id, model }) => [id, remembered(model.held)]));
      if (step % stepsPerLook !== 0) continue;
      expect(await wrongCounters(server.database)).toEqual([]);
      for (const license of stage.licenses) {
        await expectSeries(stage, license);
        await expectSeats(stage, license);
      }
    }
  },
  120_000,
);

function* everyDay(from: string, to: string): Generator<string> {
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 })) yield day.toString();
}
