import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../../platform/testing/open-test-database.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { AlertJudgingRepository, type LicenseFacts } from './alert-judging.repository.js';

let under: DatabaseUnderTest;
let repository: AlertJudgingRepository;
beforeAll(async () => {
  under = await openTestDatabase();
  repository = new AlertJudgingRepository(under.database);
});
afterAll(() => under.close());

async function aLicense(columns: { type?: string; usage?: number; notifications?: object; moving?: boolean } = {}) {
  const { type = 'PER_DEVICE', usage = null, notifications = {}, moving = false } = columns;
  const { id } = await under.database.one<{ id: number }>(sql`
    INSERT INTO license (name, type, assignment_mode, custom_usage, notifications, reconcile_requested_at, expires_on,
      notice_days)
    VALUES (${`License ${Math.random()}`}, ${type}, ${type === 'CUSTOM' ? null : 'MANUAL'}, ${usage},
      ${JSON.stringify(notifications)}::jsonb, CASE WHEN ${moving} THEN now() END, '2027-01-15', '{30,7}')
    RETURNING id`);
  return id;
}

async function factsOf(id: number): Promise<LicenseFacts> {
  const [facts] = await repository.factsOf([id]);
  if (facts === undefined) throw new Error('There is no such license.');
  return facts;
}

const uses = (licenseId: number, organizationId: number, seats: number) =>
  under.database.query(sql`
    INSERT INTO license_usage (license_id, organization_id, seats) VALUES (${licenseId}, ${organizationId}, ${seats})`);

describe('the facts of a license', () => {
  it('are its columns and counters', async () => {
    const [one, two] = [await anOrganization(under.database), await anOrganization(under.database)];
    const id = await aLicense({ notifications: { nearlyFullPercent: 90, email: ['a@b.test'] } });
    await uses(id, one.id, 5);
    await uses(id, two.id, 2);
    for (const { id: organizationId } of [one, two]) {
      await under.database.query(sql`
        INSERT INTO license_allocation (license_id, organization_id, quantity) VALUES (${id}, ${organizationId}, 0)`);
    }
    await under.database.query(sql`UPDATE license_allocation SET quantity = 2 WHERE organization_id = ${two.id}`);
    expect(await factsOf(id)).toMatchObject({
      quantity: 0,
      usage: 7,
      moving: false,
      nearlyFullPercent: 90,
      notifications: { email: ['a@b.test'] },
      expiresOn: '2027-01-15',
      autoRenew: false,
      noticeDays: [30, 7],
      overAllocated: [{ organizationId: one.id, quantity: 0, usage: 5 }],
      organizationNames: { [one.id]: one.name },
      alerts: [],
      told: [],
    });
  });

  it('are not the usage of seats that are being moved, and the number that was set of a custom one', async () => {
    expect(await factsOf(await aLicense({ moving: true }))).toMatchObject({ usage: null, moving: true });
    expect(await factsOf(await aLicense({ type: 'CUSTOM', usage: 4 }))).toMatchObject({ usage: 4 });
    expect(await factsOf(await aLicense({ notifications: { nearlyFullPercent: 'x' } }))).toMatchObject({
      nearlyFullPercent: null,
    });
  });

  it('name alerts that stand or stood for the present term, and what was told of it', async () => {
    const id = await aLicense();
    const open = (kind: string, state: string, expiresOn: string | null) =>
      under.database.query(sql`
        INSERT INTO alert (license_id, kind, state, opened_at, resolved_at, expires_on, notice)
        VALUES (${id}, ${kind}, ${state}, now(), CASE WHEN ${state} = 'RESOLVED' THEN now() END, ${expiresOn}, 30)`);
    await open('UNDER_LICENSED', 'RESOLVED', null);
    await open('EXPIRING', 'RESOLVED', '2026-01-15');
    await open('EXPIRING', 'RESOLVED', '2027-01-15');
    await open('EXPIRED', 'OPEN', '2026-01-15');
    const at = Temporal.Now.instant();
    const notices = [
      { licenseId: id, expiresOn: '2027-01-15', days: 30 },
      { licenseId: id, expiresOn: '2026-01-15', days: 7 },
    ];
    await repository.noteTold(notices, at);
    await repository.noteTold(notices, at);
    const { alerts, told } = await factsOf(id);
    expect(told).toEqual([30]);
    expect(alerts.map(({ kind, expiresOn }) => [kind, expiresOn])).toEqual([
      ['EXPIRING', '2027-01-15'],
      ['EXPIRED', '2026-01-15'],
    ]);
  });
});

it('reads of the alerts that a license ever had those that count', async () => {
  const id = await aLicense();
  await under.database.query(sql`
    INSERT INTO alert (license_id, kind, state, opened_at, resolved_at, expires_on, notice)
    SELECT ${id}, 'EXPIRING', 'RESOLVED', now(), now(), date '2027-01-15' - past, 30 FROM generate_series(0, 4999) AS past`);
  await under.database.query(sql`ANALYZE alert`);
  const query = vi.spyOn(under.database, 'queryText');
  const { alerts } = await factsOf(id);
  const [text = '', values = []] = query.mock.lastCall ?? [];
  query.mockRestore();
  expect(alerts).toHaveLength(1);
  const lines = await under.database.queryText<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
  for (const index of ['alert_standing_key', 'alert_license_id_expires_on_idx']) expect(plan).toContain(index);
  expect(plan).not.toContain('alert_license_id_idx');
});

describe('a license', () => {
  it('has one standing alert of a kind, whoever opens it', async () => {
    const id = await aLicense();
    const open = () =>
      under.database.query(sql`INSERT INTO alert (license_id, kind, opened_at) VALUES (${id}, 'EXPIRED', now())`);
    await open();
    await expect(open()).rejects.toThrow('alert_standing_key');
  });

  it('is found by portions', async () => {
    const ids = [await aLicense(), await aLicense(), await aLicense()];
    expect(await repository.idsAfter((ids[0] ?? 0) - 1, 2)).toEqual(ids.slice(0, 2));
    expect(await repository.idsAfter(ids[1] ?? 0, 2)).toEqual(ids.slice(2));
  });
});
