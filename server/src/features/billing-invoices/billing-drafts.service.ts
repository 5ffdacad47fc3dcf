import { Injectable } from '@nestjs/common';
import { sqlStateOf } from '../../platform/database/database.js';
import type { BillableAgreement } from '../billing-agreements/billable-agreements.types.js';
import type { BillingInterval } from '../billing-agreements/billing-periods.rules.js';
import type { MeasuredProduct } from '../billing-products/billing-measuring.rules.js';
import { BillingMeasuring } from '../billing-products/billing-measuring.service.js';
import { BillingInvoicesRepository, type StoredLine } from './billing-invoices.repository.js';
import { type InvoiceLine, isBoughtOnce, lineOf, lineProblem } from './billing-lines.rules.js';

/** What of an agreement an invoice is about. */
export interface DraftPeriod {
  sequence: number;
  measuredOn: Temporal.PlainDate;
  /** How long a whole period is. */
  interval: BillingInterval;
  /** The part of a whole period that is paid. */
  charged: { days: number; wholeDays: number };
}

/** Lines as they would be made, and why some cannot be. */
export interface InvoiceDraft {
  lines: InvoiceLine[];
  problems: { productId: number; message: string }[];
}

/** So often something is measured anew that was changed meanwhile. */
const maximumAttempts = 5;

/** Sources whose quantity is always somebody's. */
const heldSources = new Set(['DEVICE_COUNT', 'END_USER_COUNT']);

/** Between counting and keeping who was counted somebody came or went. */
class QuantitiesMoved extends Error {}

/** Makes the lines of invoices from what is measured, and keeps who was counted. */
@Injectable()
export class BillingDrafts {
  constructor(
    private readonly measuring: BillingMeasuring,
    private readonly invoices: BillingInvoicesRepository,
  ) {}

  /** The lines that an agreement has for a period, measured now. Stores nothing. */
  async draft(agreement: BillableAgreement, period: DraftPeriod): Promise<InvoiceDraft> {
    const { organizationId, terms } = agreement;
    const ids = agreement.products.map(({ productId }) => productId);
    const products = new Map((await this.measuring.products(ids)).map((product) => [product.id, product]));
    const quantities = await this.measuring.quantities(organizationId, ids, period.measuredOn);
    const chargedElsewhere = await this.chargedElsewhere(agreement, period, [...products.values()]);
    const { currency } = terms;
    const { interval, charged } = period;
    const draft: InvoiceDraft = { lines: [], problems: [] };
    for (const agreed of agreement.products) {
      const product = products.get(agreed.productId);
      const measured = quantities.get(agreed.productId);
      if (product === undefined || measured === undefined) continue;
      const message = lineProblem(agreed, product, measured, currency);
      if (message !== null) {
        draft.problems.push({ productId: product.id, message });
        continue;
      }
      const line = lineOf(agreed, product, measured, { currency, interval, charged, chargedElsewhere });
      if (line !== null) draft.lines.push(line);
    }
    return draft;
  }

  /**
   * Keeps who was counted on lines that were just stored, as part of `untilSettled`: they are exactly as many as the
   * lines say.
   */
  async keepEvidence(lines: readonly StoredLine[], organizationId: number, on: Temporal.PlainDate): Promise<void> {
    const counted = lines.filter(({ quantitySource, quantity }) => quantitySource !== 'MANUAL' && quantity > 0);
    if (counted.length === 0) return;
    const productIds = counted.flatMap(({ productId }) => productId ?? []);
    const holders = await this.measuring.holders(organizationId, productIds, on);
    const seats = await this.invoices.keepHolders(counted, holders);
    const without = counted.filter(({ id }) => !seats.has(id));
    const ofLicenses = without.filter(({ quantitySource }) => !heldSources.has(quantitySource)).map(({ id }) => id);
    const moved =
      ofLicenses.length < without.length ||
      (ofLicenses.length > 0 && (await this.invoices.heldLines(ofLicenses)).size > 0) ||
      counted.some(({ id, quantity }) => (seats.get(id) ?? quantity) !== quantity);
    if (moved) throw new QuantitiesMoved('What is charged was changing while it was counted.');
  }

  /**
   * Measures and stores, and does so anew where what is measured changed in between.
   * @param attempt a transaction, or a part of one that is undone where it fails
   */
  async untilSettled<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt();
      } catch (error) {
        // A license that was measured may be gone when its line is stored.
        const moved = error instanceof QuantitiesMoved || sqlStateOf(error) === foreignKeyViolation;
        if (!moved || tried === maximumAttempts) throw error;
      }
    }
  }

  private async chargedElsewhere(
    { id }: BillableAgreement,
    { sequence }: DraftPeriod,
    products: readonly MeasuredProduct[],
  ): Promise<ReadonlySet<number>> {
    const once = products.filter(isBoughtOnce).map((product) => product.id);
    return once.length === 0 ? new Set() : this.invoices.chargedElsewhere(id, sequence, once);
  }
}

const foreignKeyViolation = '23503';
