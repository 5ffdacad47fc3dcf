import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { BillableAgreement, DueAgreement, FailureOfOrganization } from './billable-agreements.types.js';
import { agreementStateOf } from './billing-agreements.rules.js';
import type { AgreementStatus } from './billing-schedule.rules.js';
import { type BillingTermsRow, toTermsResponse } from './billing-terms.dto.js';
import { type KeptProduct, plainDecimal } from './billing-terms.rules.js';

interface AgreementRow extends BillingTermsRow {
  id: number;
  organization_id: number;
  organization_archived: boolean;
  name: string;
  status: AgreementStatus;
  start_on: string;
  end_on: string | null;
  next_start_on: string;
  next_bill_on: string;
  next_sequence: number;
  failure: string;
}

/** What is written where an agreement goes on to its next period. */
export interface AgreementStep {
  nextStartOn: string;
  nextBillOn: string;
  status: AgreementStatus;
  /** The last day of the period that was billed; null where nothing of it was. */
  billedThrough: string | null;
}

@Injectable()
export class BillableAgreementsRepository {
  constructor(private readonly database: Database) {}

  /**
   * The active agreements that a run on a day has to look at, first those that were due first: what is to be billed
   * (billing_agreement_next_bill_on_idx), what has ended meanwhile, and what could not be billed before.
   */
  due(visible: Sql, asOf: string, ids: readonly number[] | null): Promise<DueAgreement[]> {
    return this.database.query(sql`
      SELECT a.id, a.organization_id AS "organizationId", a.next_bill_on AS "nextBillOn"
      FROM billing_agreement a
      WHERE a.status = 'ACTIVE' AND (a.next_bill_on <= ${asOf} OR a.end_on <= ${asOf} OR a.failure <> '')
        AND (${visible}) AND ${ids === null ? sql`TRUE` : inIds(sql`a.id`, ids)}
      ORDER BY a.next_bill_on, a.id`);
  }

  /** The organizations of agreements, by their ids. */
  async organizationsOf(ids: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ id: number; organization_id: number }>(
      sql`SELECT a.id, a.organization_id FROM billing_agreement a WHERE ${inIds(sql`a.id`, ids)}`,
    );
    return new Map(rows.map((row) => [row.id, row.organization_id]));
  }

  /** @param lock nobody changes or bills it until the transaction ends. */
  async find(id: number, visible: Sql, lock: boolean): Promise<BillableAgreement | null> {
    const found = sql`
      SELECT a.id, a.organization_id, (SELECT o.archived_at IS NOT NULL FROM organization o WHERE o.id = a.organization_id)
          AS organization_archived, a.name, a.status, a."interval", a.bill_day, a.timing, a.currency,
        a.tax_percent::text, a.prorate_first, a.auto_approve, a.payment_term_days, a.start_on, a.end_on,
        a.next_start_on, a.next_bill_on, a.next_sequence, a.failure
      FROM billing_agreement a WHERE a.id = ${id} AND (${visible}) ${lock ? sql`FOR UPDATE` : sql``}`;
    // Those that are held are all asked for with the same words.
    const row = await this.database.first<AgreementRow>(lock ? planOnce(found) : found);
    if (row === null) return null;
    const terms = toTermsResponse(row);
    const days = { startOn: row.start_on, endOn: row.end_on, nextStartOn: row.next_start_on };
    const periodsBilled = row.next_sequence - 1;
    return {
      id: row.id,
      organizationId: row.organization_id,
      organizationArchived: row.organization_archived,
      name: row.name,
      status: row.status,
      terms,
      ...agreementStateOf({ ...terms, ...days, nextBillOn: row.next_bill_on, periodsBilled }),
      sequence: row.next_sequence,
      failure: row.failure,
      products: await this.productsOf(id),
    };
  }

  /** Goes on to the next period. */
  async step(id: number, { nextStartOn, nextBillOn, status, billedThrough }: AgreementStep): Promise<void> {
    await this.database.query(
      planOnce(sql`
        UPDATE billing_agreement SET next_start_on = ${nextStartOn}, next_bill_on = ${nextBillOn}, status = ${status},
          billed_through = greatest(billed_through, ${billedThrough}::date),
          next_sequence = next_sequence + ${billedThrough === null ? 0 : 1}, failure = '', version = version + 1, updated_at = now()
        WHERE id = ${id}`),
    );
  }

  async end(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_agreement SET status = 'ENDED', failure = '', version = version + 1, updated_at = now()
      WHERE id = ${id}`);
  }

  /** @returns false where the same was kept already. */
  async keepFailure(id: number, failure: string): Promise<boolean> {
    const changed = await this.database.query(sql`
      UPDATE billing_agreement SET failure = ${failure}
      WHERE id = ${id} AND failure <> ${failure} AND (status = 'ACTIVE' OR ${failure} = '') RETURNING id`);
    return changed.length > 0;
  }

  /** An organization, and why an active agreement of it cannot be billed; null where none fails. */
  failureIn(organizationId: number): Promise<FailureOfOrganization | null> {
    return this.database.first(sql`
      SELECT json_build_object('id', o.id, 'name', o.name) AS organization, (
        SELECT a.failure FROM billing_agreement a
        WHERE a.organization_id = o.id AND a.status = 'ACTIVE' AND a.failure <> '' ORDER BY a.id LIMIT 1
      ) AS failure
      FROM organization o WHERE o.id = ${organizationId}`);
  }

  private async productsOf(id: number): Promise<KeptProduct[]> {
    const products = await this.database.query<KeptProduct>(
      planOnce(sql`
        SELECT billing_product_id AS "productId", price::text, included_count AS "includedCount",
          exchange_rate::text AS "exchangeRate", cost_currency AS "costCurrency"
        FROM billing_agreement_product WHERE billing_agreement_id = ${id} ORDER BY position`),
    );
    const plain = (value: string | null) => (value === null ? null : plainDecimal(value));
    return products.map((each) => ({ ...each, price: plain(each.price), exchangeRate: plain(each.exchangeRate) }));
  }
}
