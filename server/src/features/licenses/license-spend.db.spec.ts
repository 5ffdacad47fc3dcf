import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../../platform/testing/open-test-database.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { spendJoin } from './license-spend.sql.js';

let test: DatabaseUnderTest;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

interface Case {
  mode: 'TOTAL' | 'PER_LICENSE';
  amount: string;
  currency: string;
  quantity: number;
  usage: number;
  purchased: string | null;
  expires: string | null;
  renews: [number, 'MONTH' | 'YEAR'] | null;
}

const plain: Case = {
  mode: 'PER_LICENSE',
  amount: '12',
  currency: 'USD',
  quantity: 10,
  usage: 7,
  purchased: '2026-01-15',
  expires: '2027-01-15',
  renews: [1, 'YEAR'],
};

/** The yearly and the unused cost of a license on 2026-11-22. */
async function spendOf(fields: Partial<Case>): Promise<[string | null, string | null]> {
  const one = { ...plain, ...fields };
  const row = await test.database.one<{ yearly_cost: string | null; unused_cost: string | null }>(sql`
    WITH l AS (
      SELECT 0 AS id, ${one.mode}::text AS cost_mode, ${one.amount}::numeric(18, 6) AS cost_amount, ${one.currency}::text AS cost_currency,
        ${one.quantity}::int AS quantity, ${one.purchased}::date AS purchase_date, ${one.expires}::date AS expires_on,
        ${one.renews !== null}::boolean AS auto_renew, ${one.renews?.[0] ?? null}::int AS renewal_count,
        ${one.renews?.[1] ?? null}::text AS renewal_unit, ${one.usage}::bigint AS usage, ${one.quantity}::int AS paid
    )
    SELECT spend.yearly_cost, spend.unused_cost FROM l ${spendJoin(sql`DATE '2026-11-22'`, sql`l`)}`);
  return [row.yearly_cost, row.unused_cost];
}

describe('what a license costs in a year, and what of it is unused', () => {
  it.each<[string, Partial<Case>, string, string]>([
    ['a yearly one its cost', {}, '120.00', '36.00'],
    ['a monthly one twelve times', { renews: [1, 'MONTH'] }, '1440.00', '432.00'],
    ['one of three years a third', { renews: [3, 'YEAR'] }, '40.00', '12.00'],
    ['one of 18 months two thirds', { renews: [18, 'MONTH'] }, '80.00', '24.00'],
    ['one that ends after a year', { renews: null }, '120.00', '36.00'],
    ['one that ends after three years', { renews: null, expires: '2029-01-15' }, '40.00', '12.00'],
    ['one that ends with the last day of the second year', { renews: null, expires: '2028-01-14' }, '60.00', '18.00'],
    [
      'one of three months, paid once',
      { renews: null, purchased: '2026-10-01', expires: '2026-12-31' },
      '120.00',
      '36.00',
    ],
    ['one that ends, of unknown length', { renews: null, purchased: null }, '120.00', '36.00'],
    ['one without end, bought once: what is unused was paid', { renews: null, expires: null }, '0.00', '36.00'],
    ['one that has expired', { renews: null, expires: '2026-11-21' }, '0.00', '0.00'],
    ['one that expires today', { renews: null, purchased: null, expires: '2026-11-22' }, '120.00', '36.00'],
    ['one that has expired and renews itself', { expires: '2026-11-21' }, '120.00', '36.00'],
    ['one that has not started', { purchased: '2026-11-23' }, '0.00', '0.00'],
    ['one in total', { mode: 'TOTAL', amount: '100' }, '100.00', '30.00'],
    ['one of no licenses, in total', { mode: 'TOTAL', amount: '100', quantity: 0, usage: 0 }, '100.00', '0.00'],
    ['one of no licenses, each', { quantity: 0, usage: 3 }, '0.00', '0.00'],
    ['one in use beyond its quantity', { usage: 12 }, '120.00', '0.00'],
    [
      'one in yen, without digits',
      { currency: 'JPY', mode: 'TOTAL', amount: '1000', quantity: 3, usage: 2 },
      '1000',
      '333',
    ],
    [
      'one in dinars, of three digits',
      { currency: 'BHD', mode: 'TOTAL', amount: '1', quantity: 3, usage: 2 },
      '1.000',
      '0.333',
    ],
    ['half a cent, to the even one', { mode: 'TOTAL', amount: '0.05', quantity: 2, usage: 1 }, '0.05', '0.02'],
    ['half a cent, to the even one above', { mode: 'TOTAL', amount: '0.15', quantity: 2, usage: 1 }, '0.15', '0.08'],
  ])('%s', async (_, fields, yearly, unused) => {
    expect(await spendOf(fields)).toEqual([yearly, unused]);
  });

  it('is that of exact decimals for amounts of any size', async () => {
    for (let index = 1; index <= 200; index++) {
      const quantity = (index * 7919) % 9_973 || 1;
      const usage = (index * 104_729) % (quantity + 1);
      const amount = new Decimal(index).pow(4).mul('31.07').toFixed(2);
      const count = 1 + (index % 40);
      const yearly = new Decimal(amount).mul(12).div(count);
      const unused = new Decimal(amount)
        .mul(12)
        .mul(quantity - usage)
        .div(new Decimal(count).mul(quantity));
      const cents = (value: Decimal) => value.toFixed(2, Decimal.ROUND_HALF_EVEN);
      expect(await spendOf({ mode: 'TOTAL', amount, quantity, usage, renews: [count, 'MONTH'] })).toEqual([
        cents(yearly),
        cents(unused),
      ]);
    }
  });

  it('is unknown without a cost', async () => {
    const { id } = await test.database.one<{ id: number }>(sql`
      INSERT INTO license (name, type) VALUES (${uniqueName('Free')}, 'CUSTOM') RETURNING id`);
    const spend = await test.database.one(sql`
      SELECT spend.yearly_cost, spend.unused_cost FROM license l
      CROSS JOIN LATERAL (SELECT l.quantity, 0 AS usage, l.quantity AS paid) f ${spendJoin(sql`DATE '2026-11-22'`, sql`f`)} WHERE l.id = ${id}`);
    expect(spend).toEqual({ yearly_cost: null, unused_cost: null });
  });
});
