import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { LicenseRenewals } from '../licenses/license-renewals.service.js';
import type { Notice } from '../notifications/notice.types.js';
import { Notifications } from '../notifications/notifications.service.js';
import { AlertJudging } from './alert-judging.service.js';
import { ModelLicense, type ModelTerm, randomOf } from './alert-years.factory.js';
import { aLicenseToJudge, tellNearlyFull } from './alerts.factory.js';

/**
 * Ten years of licenses with random terms, downtimes and edits, a clock that goes back now and then, and judgements that
 * fail halfway, against a naive model: each renewal, alert and notice exactly once, on the right day.
 */

const licenseCount = Number(process.env['SIMULATED_LICENSES'] ?? 8);
const seed = Number(process.env['SIMULATION_SEED'] ?? 20_261_123);
const firstDay = Temporal.PlainDate.from('2026-11-22');
const days = 3_653;

const shareOfDowntimes = 0.04;
const longestDowntimeDays = 45;
const editsPerLicenseAndDay = 0.015;
const shareOfFailures = 0.05;
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
/** Of each license, what people were told, in order. */
const told = new Map<number, string[]>();
let failing = false;

beforeAll(async () => {
  // Nothing is judged but by this test: what is heard of in between would make no difference, and takes time.
  server = await startTestServer({ ROLE: 'web' });
  clock = stopClock(server, today);
  vi.spyOn(server.app.get(Notifications), 'tell').mockImplementation(async (notices) => {
    if (failing) throw new Error('Killed.');
    server.database.afterCommit(() => notices.forEach(hear));
  });
});
afterAll(() => server.close());

/** The end of what was told before is no notice of its own. */
function hear({ path, kind, facts }: Notice): void {
  if (facts['event'] === 'resolved') return;
  const about = kind === 'UNDER_LICENSED' || kind === 'NEARLY_FULL' ? [] : [facts['expiresOn']];
  const notice = kind === 'EXPIRING' || kind === 'EXPIRED' ? [facts['notice']] : [];
  const id = Number(path.split('/').at(-1));
  told.set(id, [...(told.get(id) ?? []), [today, kind, ...about, ...notice].join(' ')]);
}

/** As the jobs do it: renewals first or last, which makes no difference. */
async function workOfADay(licenseIds: readonly number[] | null): Promise<void> {
  const judging = server.app.get(AlertJudging);
  const judge = () => (licenseIds === null ? judging.judgeAll() : judging.judge(licenseIds));
  if (random() < shareOfFailures) {
    failing = true;
    await judge().catch(() => undefined);
    failing = false;
  }
  if (random() < 0.5) await judge();
  await server.app.get(LicenseRenewals).renewDue();
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
    const alerts = await opened();
    for (const [id, { history }] of models) {
      expect(sorted(told.get(id)), `what was told of license ${id}`).toEqual(sorted(history.tellings));
      expect(sorted(alerts.get(id)), `alerts of license ${id}`).toEqual(sorted(history.alerts));
    }
    const total = [...models.values()].reduce((sum, { history }) => sum + history.tellings.length, 0);
    expect(total).toBeGreaterThan(licenseCount * 10);
  },
  60 * 60_000,
);
