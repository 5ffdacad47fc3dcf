/**
 * A license of 60,000 seats beside a small one: does everything on its page answer as fast?
 *
 *     npm run bench -- large-license
 *
 * 200 organizations, 100,000 devices, 1,000 licenses. The large license has three years of churn (200,000 seats that have
 * ended); the small one, read in the same run, is the lower bound. Small
 * and large differ by a thousand times in what they hold.
 */
import { performance } from 'node:perf_hooks';
import { quantile, report, rounded } from './lib/results.mjs';
import { measure, openStage } from './lib/stage.mjs';

const repeats = Number(process.env['BENCH_REPEATS'] ?? 25);

/** What is asked of a license's page, its tabs and its searches. */
const requests = {
  license: '',
  'assignments, first page': '/assignments?pageSize=50',
  'assignments, held now': '/assignments?pageSize=50&active=true',
  'assignments, ended': '/assignments?pageSize=50&active=false',
  'assignments, a page in the middle': '/assignments?pageSize=50&active=true&page=MIDDLE',
  'assignments, a deep page': '/assignments?pageSize=50&active=true&page=DEEP',
  'assignments, by holder': '/assignments?pageSize=50&active=true&sort=holder',
  'assignments, by holder, down': '/assignments?pageSize=50&active=true&sort=-holder',
  'assignments, by day': '/assignments?pageSize=50&sort=assignedOn',
  'assignments, ended, by end': '/assignments?pageSize=50&active=false&sort=-endedOn',
  'assignments, all, by end': '/assignments?pageSize=50&sort=-endedOn',
  'assignments, by seats': '/assignments?pageSize=50&active=true&sort=-seats',
  'assignments, by origin': '/assignments?pageSize=50&active=true&sort=origin',
  'assignments, search for one': '/assignments?pageSize=50&active=true&q=PC-004242',
  'assignments, search for many': '/assignments?pageSize=50&active=true&q=PC-00',
  'assignments, search for nothing': '/assignments?pageSize=50&active=true&q=nowhere',
  'assignments, as of a day': '/assignments?pageSize=50&asOf=DAY',
  'assignments, of an organization': '/assignments?pageSize=50&active=true&organizationId=7',
  'usage, 90 days': '/usage-series?from=DAYS90',
  'usage, a year': '/usage-series?from=DAYS365',
  'usage, all': '/usage-series',
  'usage, a year of an organization': '/usage-series?from=DAYS365&organizationId=7',
  purchases: '/purchases',
  'why of a device': '/explain?deviceId=4242',
};

/** What concerns all licenses. */
const lists = {
  'licenses, first page': '/licenses',
  'licenses, by usage': '/licenses?sort=-usage',
  'licenses, by unused cost': '/licenses?sort=-unusedCost',
  'licenses, a search': '/licenses?q=license%209',
  'licenses, under-licensed': '/licenses?compliance=UNDER_LICENSED',
  'figures of all licenses': '/licenses/summary',
  'licenses of an organization': '/organizations/7/licenses',
  'licenses of an organization, every global one': '/organizations/7/licenses?includeGlobal=true&sort=-usage',
};

/** @param {number} days */
const daysAgo = (days) => Temporal.Now.plainDateISO('UTC').subtract({ days }).toString();

/** @param {string} request @param {boolean} large */
function addressOf(request, large) {
  return request
    .replace('MIDDLE', large ? '600' : '1')
    .replace('DEEP', large ? '1100' : '1')
    .replace('DAYS90', daysAgo(90))
    .replace('DAYS365', daysAgo(365))
    .replace('DAY', daysAgo(400));
}

/** @param {{ query(text: string): Promise<unknown> }} client */
async function seed(client) {
  const run = async (/** @type {string} */ text) => void (await client.query(text));
  await run(`INSERT INTO organization (name) SELECT 'Organization ' || n FROM generate_series(1, 200) n`);
  await run(`INSERT INTO location (organization_id, name) SELECT id, 'Main' FROM organization`);
  await run(`
    INSERT INTO device (organization_id, location_id, name, device_class, serial_number)
    SELECT l.organization_id, l.id, 'PC-' || lpad(n::text, 6, '0'), 'LAPTOP', upper(substr(md5(n::text), 1, 10))
    FROM generate_series(1, 100000) n JOIN location l ON l.organization_id = 1 + n % 200`);
  await run(`
    WITH made AS (
      INSERT INTO license (name, type, assignment_mode, quantity, cost_mode, cost_amount, cost_currency, purchase_date,
        expires_on, auto_renew, renewal_unit, renewal_count, notice_days, created_at)
      SELECT 'License ' || n, 'PER_DEVICE', 'MANUAL', CASE n WHEN 1 THEN 62000 ELSE 70 END, 'PER_LICENSE', 10 + n % 90,
        CASE n % 3 WHEN 0 THEN 'EUR' WHEN 1 THEN 'USD' ELSE 'JPY' END, current_date - 1100, current_date + n % 700, TRUE,
        'YEAR', 1, '{90,30}', now() - interval '1100 days'
      FROM generate_series(1, 1000) n RETURNING id, quantity
    )
    INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta)
    SELECT id, 'INITIAL', current_date - 1100, quantity FROM made`);
  // Seats that are held: of the large license by 60,000 devices, of each other one by 60.
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, seats)
    SELECT 1, d.id, d.organization_id, 'MANUAL', current_date - (d.id * 7919 % 1000)::int, 1 + (d.id % 50 = 0)::int
    FROM device d WHERE d.id <= 60000`);
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
    SELECT l.id, d.id, d.organization_id, 'MANUAL', current_date - (d.id * 7919 % 1000)::int
    FROM license l CROSS JOIN generate_series(0, 59) n JOIN device d ON d.id = 1 + (l.id * 104729 + n * 7919) % 100000
    WHERE l.id > 1 ON CONFLICT DO NOTHING`);
  // Seats that have ended: of the large license 200,000 in three years, of each other one about as many as it holds.
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at, end_reason)
    SELECT 1, d.id, d.organization_id, 'MANUAL', day, day + 20 + n % 60, now(), 'REMOVED'
    FROM generate_series(1, 200000) n JOIN device d ON d.id = 1 + n * 31 % 100000
    CROSS JOIN LATERAL (SELECT current_date - 1090 + (n * 17 % 1000) AS day) begun`);
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at, end_reason)
    SELECT l.id, d.id, d.organization_id, 'MANUAL', current_date - 900, current_date - 100 - n, now(), 'REMOVED'
    FROM license l CROSS JOIN generate_series(0, 59) n JOIN device d ON d.id = 1 + (l.id * 31 + n * 17) % 100000
    WHERE l.id > 1`);
}

const stage = await openStage(seed);
const ask = stage.asAdministrator;

/** Milliseconds until an export sends its first bytes. @param {string} to */
async function measureStart(to) {
  const times = [];
  for (let index = 0; index < 5; index++) {
    const start = performance.now();
    const answer = await ask(to);
    const reader = answer.body?.getReader();
    await reader?.read();
    times.push(performance.now() - start);
    await reader?.cancel();
  }
  return times.sort((a, b) => a - b);
}

const rows = [];
try {
  for (const [name, request] of Object.entries(requests)) {
    const large = await measure(ask, `/licenses/1${addressOf(request, true)}`, repeats);
    const small = await measure(ask, `/licenses/2${addressOf(request, false)}`, repeats);
    rows.push(rowOf(name, large, small));
  }
  const start = (/** @type {number} */ id) => measureStart(`/licenses/${id}/assignments/export?format=csv`);
  rows.push(rowOf('assignments, export begins', await start(1), await start(2)));
  for (const [name, to] of Object.entries(lists)) rows.push(rowOf(name, await measure(ask, to, repeats), null));
} finally {
  await stage.stop();
}

/** @param {string} name @param {number[]} large @param {number[] | null} small */
function rowOf(name, large, small) {
  const median = quantile(large, 0.5);
  const bound = small === null ? null : quantile(small, 0.5);
  return {
    work: name,
    unit: 'ms',
    median: rounded(median),
    p95: rounded(quantile(large, 0.95)),
    ...(bound === null
      ? {}
      : { boundIs: 'the same of a small license', bound: rounded(bound), ratio: rounded(median / bound) }),
  };
}

report('large-license', { organizations: 200, devices: 100_000, licenses: 1_000 }, rows);
