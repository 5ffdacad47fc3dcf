/**
 * A technician with overrides on 5,000 organizations beside an administrator: do lists answer as fast, with how many
 * queries more, and how much does the panel get at the start?
 *
 *     npm run bench -- permissions
 *
 * 10,000 organizations, 50,000 devices, 10,000 licenses, of which a tenth is global and a tenth covers several
 * organizations. The administrator, who asks in the same run, is the lower bound. Each
 * finding says how many queries more.
 */
import pg from 'pg';
import { compared, report, rounded } from './lib/results.mjs';
import { measure, openStage } from './lib/stage.mjs';

const repeats = Number(process.env['BENCH_REPEATS'] ?? 25);

const requests = {
  'licenses, first page': '/licenses',
  'licenses, a deep page': '/licenses?page=80',
  'licenses, by usage': '/licenses?sort=-usage',
  'licenses, by unused cost': '/licenses?sort=-unusedCost',
  'licenses, a search': '/licenses?q=license%209',
  'licenses, under-licensed': '/licenses?compliance=UNDER_LICENSED',
  'figures of all licenses': '/licenses/summary',
  'licenses of an organization': '/organizations/7/licenses',
  'devices, first page': '/devices',
  'devices, a search': '/devices?q=PC-0042',
  'organizations, first page': '/organizations',
  'software, first page': '/software',
  'signed-in person': '/auth/me',
};

/** @param {{ query(text: string): Promise<unknown> }} client */
async function seed(client) {
  const run = async (/** @type {string} */ text) => void (await client.query(text));
  await run(`INSERT INTO organization (name) SELECT 'Organization ' || n FROM generate_series(1, 10000) n`);
  await run(`INSERT INTO location (organization_id, name) SELECT id, 'Main' FROM organization`);
  await run(`
    INSERT INTO device (organization_id, location_id, name, device_class)
    SELECT l.organization_id, l.id, 'PC-' || lpad(n::text, 6, '0'), 'LAPTOP'
    FROM generate_series(1, 50000) n JOIN location l ON l.organization_id = 1 + n % 10000`);
  await run(`
    WITH made AS (INSERT INTO license (name, type, assignment_mode, quantity, cost_mode, cost_amount, cost_currency, purchase_date,
      expires_on, auto_renew, renewal_unit, renewal_count, notice_days, scope_global)
    SELECT 'License ' || n, 'PER_DEVICE', 'MANUAL', 10, 'PER_LICENSE', 10 + n % 90, 'USD', current_date - 400,
      current_date + n % 700, TRUE, 'YEAR', 1, '{90,30}', n % 10 = 0
    FROM generate_series(1, 10000) n RETURNING id, quantity)
    INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta)
    SELECT id, 'INITIAL', current_date - 400, quantity FROM made`);
  await run(`
    INSERT INTO license_organization (license_id, organization_id)
    SELECT l.id, 1 + (l.id * 7919 + n * 31) % 10000 FROM license l
    CROSS JOIN LATERAL generate_series(0, CASE WHEN l.id % 10 = 1 THEN 4 ELSE 0 END) n
    WHERE NOT l.scope_global ON CONFLICT DO NOTHING`);
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
    SELECT s.license_id, d.id, d.organization_id, 'MANUAL', current_date - 30
    FROM license_organization s JOIN device d ON d.organization_id = s.organization_id`);
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
    SELECT l.id, d.id, d.organization_id, 'MANUAL', current_date - 30
    FROM license l CROSS JOIN generate_series(0, 49) n JOIN device d ON d.id = 1 + (l.id * 104729 + n * 997) % 50000
    WHERE l.scope_global ON CONFLICT DO NOTHING`);
}

/** Each second organization has a level of its own. @param {string} defaultLevel @param {string} level @param {number} first */
function overrides(defaultLevel, level, first) {
  const organizationOverrides = Array.from({ length: 5000 }, (_, index) => ({
    organizationId: 2 * index + first,
    level,
  }));
  const areas = ['SOFTWARE_LICENSES', 'DEVICES', 'ORGANIZATIONS', 'SOFTWARE_CATALOG', 'END_USERS', 'LICENSE_KEYS'];
  return areas.map((area) => ({ area, defaultLevel, organizationOverrides }));
}

let queries = 0;
const query = Reflect.get(pg.Client.prototype, 'query');
pg.Client.prototype.query = function counted(/** @type {unknown[]} */ ...args) {
  queries += 1;
  return Reflect.apply(query, this, args);
};

/** Queries of one request that was asked before. @param {import('./lib/stage.mjs').Asks} ask @param {string} to */
async function queriesOf(ask, to) {
  const before = queries;
  await (await ask(to)).text();
  return queries - before;
}

const stage = await openStage(seed);
const findings = [];
try {
  const administrator = stage.asAdministrator;
  const people = {
    'only 5,000': await stage.asTechnician(overrides('NONE', 'FULL', 1)),
    'all but 5,000': await stage.asTechnician(overrides('FULL', 'NONE', 2)),
  };
  for (const [request, to] of Object.entries(requests)) {
    const bound = await measure(administrator, to, repeats);
    const own = await queriesOf(administrator, to);
    for (const [name, ask] of Object.entries(people)) {
      findings.push(
        compared({
          work: `${request}, ${name}`,
          times: await measure(ask, to, repeats),
          boundIs: 'an administrator',
          boundTimes: bound,
          atMost: 1.5,
          note: `${(await queriesOf(ask, to)) - own} queries more`,
        }),
      );
    }
    if (to === '/auth/me') {
      for (const [name, ask] of Object.entries(people)) {
        const { byteLength } = await (await ask(to)).arrayBuffer();
        findings.push({ work: `size of ${request}, ${name}`, unit: 'KiB', median: rounded(byteLength / 1024) });
      }
    }
  }
} finally {
  await stage.stop();
}
report('permissions', { organizations: 10_000, licenses: 10_000, overrides: 5_000 }, findings);
