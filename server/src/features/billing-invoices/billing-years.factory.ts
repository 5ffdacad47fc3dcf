import fc from 'fast-check';
import type { BillingInterval, BillingTiming } from '../billing-agreements/billing-periods.rules.js';

/** When an agreement of the model bills. */
export interface ModelRhythm {
  interval: BillingInterval;
  billDay: number;
  timing: BillingTiming;
}

/** An agreement of the model. Amounts are whole numbers: prices in millionths, tax in hundredths of a percent. */
export interface ModelAgreement extends ModelRhythm {
  /** Days on which somebody bills what is due, and has it bill in another way from then on; in their order. */
  edits: (ModelRhythm & { day: number })[];
  startOn: string;
  /** The day on which somebody ends it, as of that day; null: nobody does. */
  endsAfter: number | null;
  prorateFirst: boolean;
  autoApprove: boolean;
  currency: 'USD' | 'JPY' | 'KWD';
  taxHundredths: number;
  paymentTermDays: number;
  /** Seats of its license, by days from the beginning. */
  seats: { from: number; until: number | null; seats: number }[];
  /** What is charged for each seat. */
  products: ModelProduct[];
}

/** A product of an agreement; millionths of the currency. */
export type ModelProduct = { included: number; taxable: boolean } & (
  { kind: 'FIXED'; price: number } | { kind: 'MARKUP'; cost: number; termMonths: number; percent: number }
);

/** What somebody does on a day. */
export interface ModelRun {
  /** From the beginning. */
  day: number;
  /** As of so many days before. */
  back: number;
  times: 1 | 2;
  /** Beside itself. */
  twice: boolean;
  kill: { statement: number; when: 'BEFORE' | 'AFTER' } | null;
}

export interface ModelYears {
  agreements: ModelAgreement[];
  runs: ModelRun[];
}

export const firstDay = Temporal.PlainDate.from('2024-01-01');
const days = 3 * 365 + 1;
export const dayOf = (index: number): Temporal.PlainDate => firstDay.add({ days: index });

export const digitsOf = { USD: 2, JPY: 0, KWD: 3 } as const;

const anyDay = fc.nat({ max: days });
/** Some of them end in half a unit, or in half of the finest one that a price may have. */
const price = fc.oneof(
  fc.nat({ max: 99_999_999 }),
  fc.nat({ max: 20_000 }).map((halves) => halves * 5_000),
  fc.nat({ max: 200_000 }).map((halves) => halves * 500),
  fc.nat({ max: 2_000_000 }).map((halves) => halves * 50),
);
const productOfYears: fc.Arbitrary<ModelProduct> = fc
  .tuple(
    fc.record({ included: fc.nat({ max: 4 }), taxable: fc.boolean() }),
    fc.oneof(
      fc.record({ kind: fc.constant('FIXED' as const), price }),
      fc.record({
        kind: fc.constant('MARKUP' as const),
        cost: fc.integer({ min: 0, max: 9_999 }).map((units) => units * 1_000_000),
        termMonths: fc.constantFrom(1, 3, 7, 12, 36),
        percent: fc.nat({ max: 250 }),
      }),
    ),
  )
  .map(([common, kind]) => ({ ...common, ...kind }));

const rhythm: fc.Arbitrary<ModelRhythm> = fc
  .record({
    interval: fc.constantFrom<BillingInterval>('WEEKLY', 'MONTHLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL'),
    billDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31)),
    timing: fc.constantFrom<BillingTiming>('ADVANCE', 'ARREARS'),
  })
  .map((each) => ({ ...each, billDay: each.interval === 'WEEKLY' ? ((each.billDay - 1) % 7) + 1 : each.billDay }));

const edits = fc
  .array(fc.tuple(rhythm, fc.nat({ max: days - 1 })), { maxLength: 3 })
  .map((some) => some.map(([each, day]) => ({ ...each, day })).toSorted((a, b) => a.day - b.day));

const agreementOfYears: fc.Arbitrary<ModelAgreement> = fc
  .record({
    rhythm,
    edits,
    startOn: fc.nat({ max: 400 }).map((index) => dayOf(index).toString()),
    endsAfter: fc.option(anyDay, { freq: 2 }),
    prorateFirst: fc.boolean(),
    autoApprove: fc.boolean(),
    currency: fc.constantFrom('USD' as const, 'JPY' as const, 'KWD' as const),
    taxHundredths: fc.nat({ max: 3_000 }),
    paymentTermDays: fc.nat({ max: 60 }),
    seats: fc.array(
      fc
        .record({ from: anyDay, length: fc.option(fc.nat({ max: 400 })), seats: fc.integer({ min: 1, max: 9 }) })
        .map(({ length, ...seat }) => ({ ...seat, until: length === null ? null : seat.from + length })),
      { maxLength: 6 },
    ),
    products: fc.array(productOfYears, { minLength: 1, maxLength: 3 }),
  })
  .map(({ rhythm: first, ...others }) => ({ ...first, ...others }));

const run: fc.Arbitrary<ModelRun> = fc.record({
  day: anyDay,
  back: fc.constantFrom(0, 0, 0, 1, 40),
  times: fc.constantFrom(1 as const, 2 as const),
  twice: fc.boolean(),
  kill: fc.option(
    fc.record({
      statement: fc.integer({ min: 1, max: 120 }),
      when: fc.constantFrom('BEFORE' as const, 'AFTER' as const),
    }),
    { freq: 2 },
  ),
});

export const years: fc.Arbitrary<ModelYears> = fc.record({
  agreements: fc.array(agreementOfYears, { minLength: 1, maxLength: 4 }),
  runs: fc
    .array(run, { minLength: 2, maxLength: 8 })
    .map((runs) => runs.toSorted((a, b) => a.day - b.day).concat([lastRun])),
});

/** Catches everything up. */
const lastRun: ModelRun = { day: days, back: 0, times: 2, twice: false, kill: null };

/** An invoice as the model expects it. */
export interface ModelInvoice {
  periodStart: string;
  periodEnd: string;
  measuredOn: string;
  invoicedOn: string;
  dueOn: string;
  lines: { quantity: number; billedQuantity: number; unitPrice: bigint; amount: bigint }[];
  /** In the smallest unit of the currency. */
  subtotal: bigint;
  tax: bigint;
  total: bigint;
}

/** How an agreement bills at some time. */
type ModelBilling = ModelRhythm & Pick<ModelAgreement, 'startOn'>;

/**
 * The invoices of an agreement up to a day, by walking through the calendar one day after another and reckoning in whole
 * numbers.
 * @param endOn no period that begins later is billed
 */
export function naiveInvoices(agreement: ModelAgreement, endOn: string | null, until: string): ModelInvoice[] {
  const { startOn } = agreement;
  const edited = [...agreement.edits];
  let billing: ModelBilling = { ...agreement, startOn };
  const invoices: ModelInvoice[] = [];
  let from = Temporal.PlainDate.from(startOn);
  for (;;) {
    const next = nextBillDay(billing, from);
    const invoicedOn = billing.timing === 'ADVANCE' ? from : next;
    const [edit] = edited;
    if (edit !== undefined && after(invoicedOn.toString(), dayOf(edit.day).toString())) {
      billing = { ...edit, startOn };
      edited.shift();
      continue;
    }
    if (after(invoicedOn.toString(), until) || (endOn !== null && after(from.toString(), endOn))) return invoices;
    invoices.push(invoiceOf(agreement, billing, { from, next, invoicedOn }));
    from = next;
  }
}

function after(a: string, b: string): boolean {
  return a > b;
}

function invoiceOf(
  agreement: ModelAgreement,
  billing: ModelBilling,
  { from, next, invoicedOn }: Record<'from' | 'next' | 'invoicedOn', Temporal.PlainDate>,
): ModelInvoice {
  const last = next.subtract({ days: 1 });
  const measured = billing.timing === 'ADVANCE' ? from : last;
  const first = from.toString() === agreement.startOn;
  const part = { days: BigInt(from.until(next).days), whole: BigInt(lastBillDay(billing, from).until(next).days) };
  const charged = first && !agreement.prorateFirst ? { days: 1n, whole: 1n } : part;
  const quantity = seatsOn(agreement, firstDay.until(measured).days);
  const digits = digitsOf[agreement.currency];
  const lines = agreement.products.map((each) => {
    const [over, under] = priceOf(each, billing.interval);
    // Millionths, made the finest that a price of one may have.
    const fine = 10n ** BigInt(digits + 4);
    const unitPrice = halfEven(over * charged.days * fine, under * charged.whole * 1_000_000n);
    const billedQuantity = Math.max(0, quantity - each.included);
    const amount = halfEven(unitPrice * BigInt(billedQuantity), 10_000n);
    return { quantity, billedQuantity, unitPrice, amount, taxable: each.taxable };
  });
  const sum = (some: { amount: bigint }[]) => some.reduce((total, { amount }) => total + amount, 0n);
  const subtotal = sum(lines);
  const tax = halfEven(sum(lines.filter(({ taxable }) => taxable)) * BigInt(agreement.taxHundredths), 10_000n);
  return {
    periodStart: from.toString(),
    periodEnd: last.toString(),
    measuredOn: measured.toString(),
    invoicedOn: invoicedOn.toString(),
    dueOn: invoicedOn.add({ days: agreement.paymentTermDays }).toString(),
    lines: lines.map(({ taxable: _taxable, ...line }) => line),
    subtotal,
    tax,
    total: subtotal + tax,
  };
}

/** The price of one for a whole period, in millionths, as a fraction. */
function priceOf(each: ModelProduct, interval: BillingInterval): [over: bigint, under: bigint] {
  if (each.kind === 'FIXED') return [BigInt(each.price), 1n];
  const months = { WEEKLY: [12n, 52n], MONTHLY: [1n, 1n], QUARTERLY: [3n, 1n], ANNUAL: [12n, 1n] } as const;
  const [over, under] = months[interval];
  return [BigInt(each.cost) * over * BigInt(100 + each.percent), under * BigInt(each.termMonths) * 100n];
}

function seatsOn({ seats }: ModelAgreement, index: number): number {
  return seats
    .filter(({ from, until }) => from <= index && (until === null || until > index))
    .reduce((sum, each) => sum + each.seats, 0);
}

function halfEven(over: bigint, under: bigint): bigint {
  const whole = over / under;
  const twice = (over % under) * 2n;
  if (twice > under || (twice === under && whole % 2n === 1n)) return whole + 1n;
  return whole;
}

function nextBillDay(billing: ModelBilling, from: Temporal.PlainDate): Temporal.PlainDate {
  let next = from.add({ days: 1 });
  while (!isBillDay(billing, next)) next = next.add({ days: 1 });
  return next;
}

function lastBillDay(billing: ModelBilling, from: Temporal.PlainDate): Temporal.PlainDate {
  let last = from;
  while (!isBillDay(billing, last)) last = last.subtract({ days: 1 });
  return last;
}

function isBillDay({ interval, billDay, startOn }: ModelBilling, on: Temporal.PlainDate): boolean {
  if (interval === 'WEEKLY') return on.dayOfWeek === billDay;
  const step = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 }[interval];
  const start = Temporal.PlainDate.from(startOn);
  const months = on.year * 12 + on.month - (start.year * 12 + start.month);
  return on.day === Math.min(billDay, on.daysInMonth) && months % step === 0;
}
