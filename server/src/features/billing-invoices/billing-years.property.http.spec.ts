import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { anActiveAgreement } from '../billing-agreements/billing-agreements.factory.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { invoicesOf, runBilling } from './billing-invoices.factory.js';
import type { InvoiceResponse } from './billing-invoices.dto.js';
import {
  dayOf,
  digitsOf,
  firstDay,
  type ModelAgreement,
  type ModelProduct,
  type ModelRhythm,
  type ModelRun,
  naiveInvoices,
  years,
} from './billing-years.factory.js';
import { killAt } from './killed-statements.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, firstDay.toString());
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

const decimal = (millionths: number) => (millionths / 1_000_000).toFixed(6);

/** A license that costs something, limited to the organization, with seats of devices of their own. */
async function aLicense(agreement: ModelAgreement, each: ModelProduct, place: { id: number; organizationId: number }) {
  const months = each.kind === 'MARKUP' ? each.termMonths : 12;
  const { id } = await server.database.one<{ id: number }>(sql`
    INSERT INTO license (name, type, assignment_mode, scope_global, cost_mode, cost_amount, cost_currency, expires_on,
      auto_renew, renewal_unit, renewal_count)
    VALUES (${uniqueName('License')}, 'PER_DEVICE', 'MANUAL', TRUE, 'PER_LICENSE',
      ${each.kind === 'MARKUP' ? decimal(each.cost) : '0'}, ${agreement.currency}, '2099-01-01', TRUE, 'MONTH', ${months})
    RETURNING id`);
  for (const { from, until, seats } of agreement.seats) {
    const ended = until === null ? null : dayOf(until).toString();
    await server.database.query(sql`
      WITH holder AS (
        INSERT INTO device (organization_id, location_id, name, device_class)
        VALUES (${place.organizationId}, ${place.id}, ${uniqueName('Holder')}, 'OTHER') RETURNING id)
      INSERT INTO assignment (license_id, device_id, organization_id, seats, origin, assigned_on, ended_on, ended_at)
      SELECT ${id}, id, ${place.organizationId}, ${seats}, 'MANUAL', ${dayOf(from).toString()}::date, ${ended}::date,
        ${ended}::timestamptz
      FROM holder`);
  }
  return id;
}

async function store(agreement: ModelAgreement): Promise<number> {
  const place = await aLocation(server.database);
  const products = [];
  for (const each of agreement.products) {
    const licenseId = await aLicense(agreement, each, place);
    const product = await aBillingProduct(server, {
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId, count: 'USED' },
      includedCount: each.included,
      taxable: each.taxable,
      ...(each.kind === 'FIXED'
        ? { costSource: { type: 'FIXED', amount: '0' }, price: { type: 'FIXED', amount: decimal(each.price) } }
        : { costSource: { type: 'INHERIT_FROM_LICENSE' }, price: { type: 'MARKUP', percent: String(each.percent) } }),
    });
    products.push({ productId: product.id });
  }
  const { interval, billDay, timing, startOn, prorateFirst, autoApprove, currency, paymentTermDays } = agreement;
  const { id } = await anActiveAgreement(server, {
    ...{ interval, billDay, timing, startOn, prorateFirst, autoApprove, currency, paymentTermDays },
    organizationId: place.organizationId,
    taxPercent: (agreement.taxHundredths / 100).toFixed(2),
    products,
  });
  return id;
}

/** Bills what is due, and what comes after that in another way. */
async function edit(id: number, { interval, billDay, timing }: ModelRhythm): Promise<void> {
  await runBilling(server, [id]);
  await server.as('patch', `/billing/agreements/${id}`).send({ interval, billDay, timing }).expect(200);
}

async function end(id: number): Promise<void> {
  await server.as('post', `/billing/agreements/${id}/end`).send({}).expect(200);
}

/** Runs as somebody does who is not sure whether it worked. */
async function play({ day, back, times, twice, kill }: ModelRun): Promise<void> {
  clock.set(dayOf(day).toString());
  const asOf = dayOf(Math.max(0, day - back)).toString();
  const run = () => server.as('post', '/billing/invoices/run').send({ asOf });
  const revive = kill === null ? null : killAt(server, kill);
  await Promise.all(twice ? [run(), run()] : [run()]);
  revive?.();
  if (times === 2) {
    const answer = await run();
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.failed).toEqual([]);
  }
}

/** A decimal string in the smallest unit of a currency, or with more digits of it. */
function units(amount: string, digits: number): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

function comparable(invoice: InvoiceResponse, digits: number) {
  const { periodStart, periodEnd, measuredOn, invoicedOn, dueOn } = invoice;
  return {
    ...{ periodStart, periodEnd, measuredOn, invoicedOn, dueOn },
    lines: invoice.lines.map(({ quantity, billedQuantity, unitPrice, amount }) => ({
      ...{ quantity, billedQuantity },
      unitPrice: units(unitPrice, digits + 4),
      amount: units(amount, digits),
    })),
    subtotal: units(invoice.subtotal, digits),
    tax: units(invoice.tax, digits),
    total: units(invoice.total, digits),
  };
}

/** All invoices of an agreement, however many: a page has 200 of them at the most. */
async function allInvoicesOf(id: number): Promise<InvoiceResponse[]> {
  const { text } = await server
    .as('get', `/billing/invoices/export?format=json&agreementId=${id}&sort=number`)
    .expect(200);
  return JSON.parse(text);
}

it('bills every period exactly once, to the smallest unit, whatever is repeated and killed in three years', async () => {
  await fc.assert(
    fc.asyncProperty(years, async ({ agreements, runs }) => {
      clock.set(firstDay.toString());
      const ids: number[] = [];
      for (const agreement of agreements) ids.push(await store(agreement));
      const ends = agreements.map((agreement) =>
        agreement.endsAfter !== null && dayOf(agreement.endsAfter).toString() >= agreement.startOn
          ? dayOf(agreement.endsAfter).toString()
          : null,
      );
      let seenTo = 0;
      for (const run of runs) {
        for (const [index, id] of ids.entries()) {
          const { edits, endsAfter } = agreements[index]!;
          const isDue = (day: number) => day >= seenTo && day < run.day;
          const due = edits.filter(({ day }) => isDue(day));
          const deeds = due.map((each) => ({ day: each.day, deed: () => edit(id, each) }));
          if (ends[index] !== null && endsAfter !== null && isDue(endsAfter)) {
            deeds.push({ day: endsAfter, deed: () => end(id) });
          }
          for (const { day, deed } of deeds.toSorted((a, b) => a.day - b.day)) {
            clock.set(dayOf(day).toString());
            await deed();
          }
        }
        seenTo = run.day;
        await play(run);
      }
      const last = dayOf(runs.at(-1)!.day).toString();
      for (const [index, id] of ids.entries()) {
        const agreement = agreements[index]!;
        const invoices = await allInvoicesOf(id);
        const digits = digitsOf[agreement.currency];
        const endOn = ends[index] !== null && ends[index]! < last ? ends[index]! : null;
        expect(invoices.map((each) => comparable(each, digits))).toEqual(naiveInvoices(agreement, endOn, last));
        expect(new Set(invoices.map(({ status }) => status)).size).toBeLessThanOrEqual(1);
        const { body } = await server.as('get', `/billing/agreements/${id}`).expect(200);
        expect(body).toMatchObject({ failure: '', periodsBilled: invoices.length });
        // A period that began before the end may still be to be billed.
        const billedThrough = invoices.at(-1)?.periodEnd ?? '';
        expect(body.status === 'ENDED').toBe(endOn !== null && billedThrough >= endOn);
      }
      await expectNoGap();
      await expectEvidence();
    }),
    { seed: 20_261_122, numRuns: 10, endOnFailure: true },
  );
}, 600_000);

/** Every number from 1 on was taken once. */
async function expectNoGap(): Promise<void> {
  const { count, least, most, next } = await server.database.one<Record<string, number>>(sql`
    SELECT count(*) AS count, coalesce(min(counter), 1) AS least, coalesce(max(counter), 0) AS most,
      (SELECT next FROM billing_numbering) AS next
    FROM billing_invoice`);
  expect({ count, least, next }).toEqual({ count: most, least: 1, next: (most ?? 0) + 1 });
}

/** Every line has the holders that it counted, and no others. */
async function expectEvidence(): Promise<void> {
  const wrong = await server.database.query(sql`
    SELECT n.id FROM billing_invoice_line n
    WHERE n.quantity <> (SELECT coalesce(sum(h.seats), 0) FROM billing_line_holder h
      WHERE h.billing_invoice_line_id = n.id)`);
  expect(wrong).toEqual([]);
}

it('is a model that can be told from another', async () => {
  const agreement: ModelAgreement = {
    interval: 'MONTHLY',
    billDay: 31,
    timing: 'ADVANCE',
    edits: [{ interval: 'ANNUAL', billDay: 31, timing: 'ADVANCE', day: 50 }],
    startOn: '2024-01-31',
    endsAfter: null,
    prorateFirst: false,
    autoApprove: false,
    currency: 'USD',
    taxHundredths: 1900,
    paymentTermDays: 30,
    seats: [{ from: 0, until: null, seats: 5 }],
    products: [{ kind: 'FIXED', price: 9_900_000, included: 2, taxable: true }],
  };
  const [january, february] = naiveInvoices({ ...agreement, edits: [] }, null, '2024-03-01');
  expect(january).toMatchObject({ periodEnd: '2024-02-28', subtotal: 2970n, tax: 564n, total: 3534n });
  expect(february).toMatchObject({ periodStart: '2024-02-29', periodEnd: '2024-03-30', dueOn: '2024-03-30' });
  const [, rest] = naiveInvoices(agreement, null, '2024-03-01');
  // 337 of 366 days at 9.90, of the three that are not included.
  expect(rest).toMatchObject({ periodStart: '2024-02-29', periodEnd: '2025-01-30', subtotal: 2735n });
  const id = await store(agreement);
  await play({ day: 60, back: 0, times: 1, twice: false, kill: null });
  expect(await invoicesOf(server, id)).toMatchObject([{ total: '35.34' }, { periodStart: '2024-02-29' }]);
});
