import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { LicenseRenewals } from '../licenses/license-renewals.service.js';
import { Notifications } from '../notifications/notifications.service.js';
import { AlertJudging } from './alert-judging.service.js';
import { ModelLicense, type ModelTerm, randomOf } from './alert-years.factory.js';
import { aLicenseToJudge, tellNearlyFull } from './alerts.factory.js';

/**
 * Ten years of licenses with random terms, downtimes and edits, a clock that goes back now and then, and judgements and
 * renewals that fail halfway, against a naive model: each renewal, alert, notice and delivery is stored exactly once, on
 * the right day.
 */

const licenseCount = Number(process.env['SIMULATED_LICENSES'] ?? 8);
const seed = Number(process.env['SIMULATION_SEED'] ?? 20_261_123);
const firstDay = Temporal.PlainDate.from('2026-11-22');
const days = 3_653;

const shareOfDowntimes = 0.04;
const longestDowntimeDays = 45;
const editsPerLicenseAndDay = 0.015;
const shareOfFailures = 0.2;
/** So many times at most people are told something before the time that fails. */
const mostTellingsBeforeFailure = 2;
const shareOfClocksBack = 0.03;
/** So often all alerts that stand are compared, besides the whole history at the end. */
const comparedEveryDays = 50;

const random = randomOf(seed);
const pick = <T>(values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
};

let server: TestServer;
let clock: StoppedClock;
let today = firstDay.toString();
/** So many times people can still be told something. */
let tellingsLeft = Number.POSITIVE_INFINITY;
const killed = { judging: 0, renewing: 0 };

beforeAll(async () => {
  // Nothing is judged but by this test: what is heard of in between would make no difference, and takes time.
  server = await startTestServer({ ROLE: 'web' });
  clock = stopClock(server, today);
  await aChannelOfEverything();
  const notifications = server.app.get(Notifications);
  const tell = notifications.tell.bind(notifications);
  vi.spyOn(notifications, 'tell').mockImplementation(async (notices) => {
    await tell(notices);
    // What was written by then is to be gone.
    if (--tellingsLeft < 0) throw new Error('Killed.');
  });
});
afterAll(() => server.close());

/** With one channel that hears of everything, each notice is one delivery. */
async function aChannelOfEverything(): Promise<void> {
  const channel = { kind: 'WEBHOOK', name: 'Everything', url: 'http://127.0.0.1:9/', format: 'JSON', isDefault: true };
  await server
    .as('post', '/notification-channels')
    .send({ ...channel, allowPrivateAddress: true })
    .expect(201);
}

/** Now and then, does something that is killed on the way. */
async function sometimesKilled(what: keyof typeof killed, work: () => Promise<unknown>): Promise<void> {
  if (random() >= shareOfFailures) return;
  tellingsLeft = Math.floor(random() * (mostTellingsBeforeFailure + 1));
  await work().catch(() => undefined);
  if (tellingsLeft < 0) killed[what] += 1;
  tellingsLeft = Number.POSITIVE_INFINITY;
}

/** As the jobs do it: renewals first or last, which makes no difference. */
async function workOfADay(licenseIds: readonly number[] | null): Promise<void> {
  const judging = server.app.get(AlertJudging);
  const judge = () => (licenseIds === null ? judging.judgeAll() : judging.judge(licenseIds));
  const renew = () => server.app.get(LicenseRenewals).renewDue();
  await sometimesKilled('judging', judge);
  if (random() < 0.5) await judge();
  await sometimesKilled('renewing', renew);
  await renew();
  expect(await judge()).toEqual([]);
}

function aTerm(): ModelTerm {
  const date = Temporal.PlainDate.from(today).add({ days: Math.floor(random() * 500) - 30 });
  return {
    expiresOn: date.toString(),
    autoRenew: random() < 0.6,
    unit: pick(['MONTH', 'MONTH', 'YEAR']),
    count: pick([1, 1, 2, 3, 7]),
    noticeDays: pick([[90, 30, 7], [30], [60, 14], [1], []]),
  };
}

function bodyOf(term: ModelTerm | null): object | null {
  if (term === null) return null;
  const { expiresOn, autoRenew, unit: renewalUnit, count: renewalCount, noticeDays } = term;
  return { expiresOn, autoRenew, noticeDays, ...(autoRenew ? { renewalUnit, renewalCount } : {}) };
}

/** Something that somebody enters: what they do, and what it means for the model. */
async function edit(id: number, model: ModelLicense): Promise<void> {
  const { term } = model;
  const patch = (body: object) => server.as('patch', `/licenses/${id}`).send(body).expect(200);
  const what = random();
  if (what < 0.4) {
    model.usage = Math.floor(random() * (model.quantity + 4));
    await patch({ usage: model.usage });
  } else if (what < 0.6 && term !== null && model.isOnAnchor) {
    model.enterNotices(pick([[90, 30, 7], [45], [7, 1], [120]]));
    await patch({ term: bodyOf(model.term) });
  } else if (what < 0.7 && term !== null) {
    // Away and back again, and looked at in between.
    model.enter(null);
    await patch({ term: null });
    await workOfADay([id]);
    model.look(today);
    model.enter({ ...term });
    await patch({ term: bodyOf(term) });
  } else {
    model.enter(aTerm());
    await patch({ term: bodyOf(model.term) });
  }
  await workOfADay([id]);
  model.look(today);
}

async function standing(): Promise<Record<number, string[]>> {
  const rows = await server.database.query<{ id: number; kinds: string[] }>(sql`
    SELECT l.id, ARRAY(SELECT a.kind FROM alert a WHERE a.license_id = l.id AND a.state <> 'RESOLVED' ORDER BY 1) AS kinds
    FROM license l`);
  return Object.fromEntries(rows.map(({ id, kinds }) => [id, kinds]));
}

/** Of each license, its alerts in the order in which they were opened. */
async function opened(): Promise<Map<number, string[]>> {
  const rows = await server.database.query<{ id: number; alerts: string[] }>(sql`
    SELECT a.license_id AS id, array_agg(concat_ws(' ', (a.opened_at AT TIME ZONE 'UTC')::date::text, a.kind,
      a.detail ->> 'expiresOn') ORDER BY a.id) AS alerts
    FROM alert a GROUP BY 1`);
  return new Map(rows.map(({ id, alerts }) => [id, alerts]));
}

/** Of each license, what people were told. The end of what was told before is no notice of its own. */
async function told(): Promise<Map<number, string[]>> {
  const rows = await server.database.query<{ id: number; notices: string[] }>(sql`
    SELECT substring(n.path FROM '[0-9]+$')::int AS id, array_agg(concat_ws(' ',
      (n.created_at AT TIME ZONE 'UTC')::date::text, n.kind,
      CASE WHEN n.kind NOT IN ('UNDER_LICENSED', 'NEARLY_FULL') THEN n.facts ->> 'expiresOn' END,
      CASE WHEN n.kind IN ('EXPIRING', 'EXPIRED') THEN n.facts ->> 'notice' END)) AS notices
    FROM notification n WHERE n.facts ->> 'event' <> 'resolved' GROUP BY 1`);
  return new Map(rows.map(({ id, notices }) => [id, notices]));
}

/** Of each license, the days that were paid for by renewals. */
async function paid(): Promise<Map<number, string[]>> {
  const rows = await server.database.query<{ id: number; purchases: string[] }>(sql`
    SELECT p.license_id AS id, array_agg(p.purchased_on::text) AS purchases
    FROM license_purchase p WHERE p.kind = 'RENEWAL' GROUP BY 1`);
  return new Map(rows.map(({ id, purchases }) => [id, purchases]));
}

/** Notices that are not sent exactly once. */
function sentWrongly(): Promise<object[]> {
  return server.database.query(sql`
    SELECT n.key, count(d.id)::int AS deliveries
    FROM notification n LEFT JOIN notification_delivery d ON d.notification_id = n.id
    GROUP BY n.id HAVING count(d.id) <> 1`);
}

const sorted = (lines: readonly string[] = []) => lines.toSorted();

it(
  `tells of ${licenseCount} licenses in ten years what a naive model tells`,
  async () => {
    const models = new Map<number, ModelLicense>();
    for (let index = 0; index < licenseCount; index++) {
      const model = new ModelLicense(pick([0, 1, 5, 20]), pick([null, 50, 90]));
      if (random() < 0.9) model.enter(aTerm());
      const body = { quantity: model.quantity, term: bodyOf(model.term) };
      const { id } = await aLicenseToJudge(server, body);
      if (model.percent !== null) await tellNearlyFull(server, id, model.percent);
      models.set(id, model);
    }
    for (let passed = 0; passed < days; passed++) {
      today = firstDay.add({ days: passed }).toString();
      clock.set(today);
      await workOfADay(null);
      for (const model of models.values()) model.look(today);
      for (const [id, model] of models) if (random() < editsPerLicenseAndDay) await edit(id, model);
      if (random() < shareOfClocksBack) {
        const wrong = Temporal.PlainDate.from(today).subtract({ days: 1 + Math.floor(random() * 100) });
        clock.set(wrong.toString());
        await workOfADay(null);
        clock.set(today);
        await workOfADay(null);
      }
      if (passed % comparedEveryDays < 1) {
        const expected = [...models].map(([id, model]) => [id, model.standing(today)]);
        expect(await standing(), today).toEqual(Object.fromEntries(expected));
      }
      if (random() < shareOfDowntimes) passed += Math.floor(random() * longestDowntimeDays);
    }
    const [alerts, notices, purchases] = [await opened(), await told(), await paid()];
    for (const [id, { history }] of models) {
      expect(sorted(notices.get(id)), `what was told of license ${id}`).toEqual(sorted(history.tellings));
      expect(sorted(alerts.get(id)), `alerts of license ${id}`).toEqual(sorted(history.alerts));
      expect(sorted(purchases.get(id)), `renewals of license ${id}`).toEqual(sorted(history.purchases));
    }
    expect(await sentWrongly()).toEqual([]);
    const total = [...models.values()].reduce((sum, { history }) => sum + history.tellings.length, 0);
    expect(total).toBeGreaterThan(licenseCount * 10);
    expect(Math.min(killed.judging, killed.renewing), JSON.stringify(killed)).toBeGreaterThan(0);
  },
  60 * 60_000,
);
