/**
 * One run bills 2,000 agreements of ten lines each, with the evidence behind every line: how long it takes, and how much
 * memory the process needs that bills and does nothing else.
 *
 *     npm run bench -- billing-run [--devices 100000] [--agreements 2000]
 *
 * On a fleet of 200 organizations: 100 licenses whose seats are held by every twentieth device, and three times as many
 * that have ended. Of each organization the first agreement counts devices, a device group and end users, too.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openApplication } from './lib/application.mjs';
import { built, copyOf, dropLeftovers, fleetTemplate, openCluster } from './lib/cluster.mjs';
import { options } from './lib/options.mjs';
import { report, rounded } from './lib/results.mjs';
import { onClient } from './lib/seats.mjs';
import * as statements from './lib/statements.mjs';

const { devices, seed, agreements } = options();
const organizations = 200;
const licenses = 100;
const linesEach = 10;
/** Seats that have ended, for each that is held. */
const churn = 3;
const mostSeconds = 60;
const mostMemory = 300;
/** With plenty of memory V8 lets garbage lie; in a small heap it is seen how much is needed. */
const limitedHeap = '--max-old-space-size=256 --max-semi-space-size=4';

/** @param {import('pg').Client} client */
async function seedBilling(client) {
  const run = async (/** @type {string} */ text) => void (await client.query(text));
  await run(`
    WITH made AS (
      INSERT INTO license (name, type, assignment_mode, scope_global, quantity, cost_mode, cost_amount, cost_currency,
        purchase_date, expires_on, auto_renew, renewal_unit, renewal_count)
      SELECT 'License ' || n, 'PER_DEVICE', 'MANUAL', TRUE, 10000, 'PER_LICENSE', 10 + n,
        CASE n % 3 WHEN 0 THEN 'EUR' ELSE 'USD' END, current_date - 1100, current_date + 100, TRUE, 'YEAR', 1
      FROM generate_series(1, ${licenses}) n RETURNING id, quantity)
    INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta)
    SELECT id, 'INITIAL', current_date - 1100, quantity FROM made`);
  await run(`
    INSERT INTO license_allocation (license_id, organization_id, quantity)
    SELECT (SELECT min(id) FROM license), id, 20 FROM organization`);
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
    SELECT l.id, d.id, d.organization_id, 'MANUAL', current_date - (d.id * 7919 % 300)::int - 1
    FROM license l JOIN device d ON (d.id * 31 + l.id * 17) % 20 = 0`);
  await run(`
    INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on, ended_on, ended_at, end_reason)
    SELECT s.license_id, s.device_id, s.organization_id, 'MANUAL', current_date - 400 - 100 * n,
      current_date - 310 - 100 * n, now(), 'REMOVED'
    FROM assignment s CROSS JOIN generate_series(1, ${churn}) n`);
  await run(`
    INSERT INTO device_group (name, criteria)
    VALUES ('Laptops', '{"field": "deviceClass", "operator": "in", "value": ["LAPTOP"]}')`);
  // Of each license one product; then what is counted otherwise, in the order of `others`.
  await run(`
    INSERT INTO billing_product (name, account_id, quantity_source, license_id, license_count, cost_source, price_type,
      markup_percent)
    SELECT l.name, a.id, a.default_of, l.id, 'USED', 'INHERIT_FROM_LICENSE', 'MARKUP', 20
    FROM license l JOIN billing_account a ON a.default_of = 'SOFTWARE_LICENSE' ORDER BY l.id`);
  await run(`
    INSERT INTO billing_product (name, account_id, quantity_source, manual_quantity, counts_group, device_group_id,
      license_id, license_count, cost_source, cost_amount, price_type, price_amount, included_count)
    SELECT other.name, a.id, a.default_of, other.quantity, other.in_group,
      CASE WHEN other.in_group THEN (SELECT id FROM device_group WHERE name = 'Laptops') END,
      CASE WHEN other.reserved THEN (SELECT min(id) FROM license) END,
      CASE WHEN other.reserved THEN 'PURCHASED' END, 'FIXED', 5, 'FIXED', 12.5, 2
    FROM (VALUES
      (1, 'By hand', 'MANUAL', 3, FALSE, FALSE), (2, 'Reserved', 'SOFTWARE_LICENSE', NULL, FALSE, TRUE),
      (3, 'Devices', 'DEVICE_COUNT', NULL, FALSE, FALSE), (4, 'Laptops', 'DEVICE_COUNT', NULL, TRUE, FALSE),
      (5, 'End users', 'END_USER_COUNT', NULL, FALSE, FALSE)
    ) other (place, name, source, quantity, in_group, reserved)
    JOIN billing_account a ON a.default_of = other.source ORDER BY other.place`);
  await run(`
    INSERT INTO billing_agreement (organization_id, name, status, "interval", bill_day, timing, currency, tax_percent,
      start_on, next_start_on, next_bill_on)
    SELECT o.id, 'Agreement ' || n / ${organizations}, 'ACTIVE', 'MONTHLY', 1, 'ADVANCE', 'USD', 19, current_date,
      current_date, current_date
    FROM generate_series(0, ${agreements - 1}) n
    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM organization) o
      ON o.place = n % ${organizations}`);
  await run(`
    INSERT INTO billing_agreement_product (billing_agreement_id, billing_product_id, position, exchange_rate, cost_currency)
    SELECT a.id, p.id, line.position, CASE WHEN l.cost_currency = 'EUR' AND p.cost_source <> 'FIXED' THEN 1.0852 END,
      CASE WHEN l.cost_currency = 'EUR' AND p.cost_source <> 'FIXED' THEN 'EUR' END
    FROM (SELECT id, row_number() OVER (PARTITION BY organization_id ORDER BY id) AS nth FROM billing_agreement) a
    CROSS JOIN generate_series(1, ${linesEach}) line (position)
    CROSS JOIN LATERAL (SELECT CASE WHEN a.nth = 1 THEN 5 ELSE 2 END AS others) first
    JOIN (SELECT id, license_id, cost_source, row_number() OVER (ORDER BY id) AS place FROM billing_product) p
      ON p.place = CASE WHEN line.position <= first.others THEN ${licenses} + line.position
        ELSE 1 + (a.nth * ${linesEach} + line.position) % ${licenses} END
    LEFT JOIN license l ON l.id = p.license_id`);
  await run(`UPDATE app SET active = TRUE WHERE key = 'billing'`);
  await run('VACUUM ANALYZE');
}

/** What of the large tables measuring reads from end to end, by its plans. @param {string} url */
async function tablesReadWhole(url) {
  const application = await openApplication(url, { role: 'web' });
  try {
    const { Database } = await built('platform/database/database.js');
    const { sql } = await built('platform/database/sql.js');
    const { BillingMeasuring } = await built('features/billing-products/billing-measuring.service.js');
    const { placeFacts, quantities } = await built('features/billing-products/billing-measuring.sql.js');
    const database = new Database(application.dataSource);
    const [agreement] = await application.query(`
      SELECT a.organization_id::int AS organization, array_agg(p.billing_product_id::int) AS products
      FROM billing_agreement a JOIN billing_agreement_product p ON p.billing_agreement_id = a.id
      GROUP BY a.id ORDER BY a.id LIMIT 1`);
    const { organization, products } = agreement;
    const today = Temporal.Now.plainDateISO('UTC');
    const dayEnd = `${today.add({ days: 1 }).toString()}T00:00:00Z`;
    const place = { organizationId: organization, day: today.toString(), dayEnd };
    const measuring = application.app.get(BillingMeasuring, { strict: false });
    const whole = new Set();
    for (const statement of [
      placeFacts(organization, products),
      quantities(place, products),
      await measuring.holders(organization, products, today),
    ]) {
      const plan = await database.query(sql`EXPLAIN (ANALYZE, BUFFERS) ${statement}`);
      const lines = plan.map((/** @type {Record<string, string>} */ line) => line['QUERY PLAN'] ?? '');
      if (process.env['BENCH_LOUD'] === '1') process.stdout.write(`${lines.join('\n')}\n\n`);
      for (const line of lines) {
        const table = /Seq Scan on (assignment|device|person)\b/.exec(line)?.[1];
        if (table !== undefined) whole.add(table);
      }
    }
    return [...whole];
  } finally {
    await application.close();
  }
}

/**
 * Bills twice in a process of its own, on a copy of a database.
 * @param {import('./lib/cluster.mjs').Cluster} cluster @param {string} prepared
 * @param {string} heap flags of the process
 */
async function billedAlone(cluster, prepared, heap) {
  const database = await copyOf(cluster, prepared);
  const query = (/** @type {string} */ text) =>
    onClient(database.url, async (client) => (await client.query(text)).rows);
  await statements.begin({ query });
  const file = fileURLToPath(new URL('lib/bill.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    env: { ...process.env, BENCH_URL: database.url, NODE_OPTIONS: heap },
  });
  /** @type {{ before: number, first: Billed, again: Billed }} */
  const { before, first, again } = JSON.parse(stdout);
  await statements.print({ query });
  if (first.created !== agreements || first.failed > 0) {
    throw new Error(`${first.created} of ${agreements} were billed, ${first.failed} failed.`);
  }
  if (again.created !== 0) throw new Error(`${again.created} were billed twice.`);
  const [counts] = await query(`
    SELECT (SELECT count(*)::int FROM billing_invoice_line) AS lines,
      (SELECT count(*)::int FROM billing_line_holder) AS holders`);
  if (counts?.lines !== agreements * linesEach) throw new Error(`There are ${counts?.lines} lines.`);
  await database.drop();
  return { before, first, again, holders: Number(counts.holders) };
}

/** @typedef {{ created: number, failed: number, mostMemory: number, seconds: number, processorSeconds: number }} Billed */

const cluster = await openCluster();
try {
  await dropLeftovers(cluster);
  const prepared = await copyOf(cluster, await fleetTemplate(cluster, { devices, seed }));
  await onClient(prepared.url, seedBilling);
  const name = new URL(prepared.url).pathname.slice(1);
  const free = await billedAlone(cluster, name, '');
  const limited = await billedAlone(cluster, name, limitedHeap);
  const readWhole = await tablesReadWhole(prepared.url);
  await prepared.drop();

  const { first, again, holders } = free;
  report('billing-run', { devices, agreements, lines: agreements * linesEach, evidence: holders }, [
    {
      work: `${agreements} agreements of ${linesEach} lines in one run`,
      unit: 's',
      median: rounded(first.seconds),
      toReach: `≤ ${mostSeconds}`,
      reached: first.seconds <= mostSeconds,
      note: `${rounded(first.processorSeconds)} s of them this process; ${holders} are kept as evidence`,
    },
    { work: 'another run, which finds nothing to bill', unit: 's', median: rounded(again.seconds) },
    {
      work: 'most memory of the process that bills',
      unit: 'MiB',
      median: limited.first.mostMemory,
      toReach: `≤ ${mostMemory}`,
      reached: limited.first.mostMemory <= mostMemory,
      note: `${limited.before} before; it bills in ${rounded(limited.first.seconds)} s`,
    },
    {
      work: 'most memory of the process that bills, heap not limited',
      unit: 'MiB',
      median: first.mostMemory,
      note: `${free.before} before`,
    },
    {
      work: 'large tables that measuring reads as a whole',
      unit: 'tables',
      median: readWhole.length,
      toReach: '0',
      reached: readWhole.length === 0,
      note: readWhole.join(', '),
    },
  ]);
} finally {
  await cluster.stop();
}
