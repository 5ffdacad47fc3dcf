import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { MeasuredRow, PlaceFacts } from './billing-measuring.rules.js';
import {
  countsOfGroups,
  measuredProducts,
  type MeasuringPlace,
  placeFacts,
  quantities,
} from './billing-measuring.sql.js';
import type { CostSourceType, PriceType } from './billing-products.rules.js';

/** What decides whether a product can be measured in an organization, with what a sentence about it names. */
export interface PlaceRow extends PlaceFacts {
  id: number;
  product: string;
  organization: string;
  priceType: PriceType;
  costSource: CostSourceType;
  hasCost: boolean;
}

/** How many groups one statement counts: the parameters of a statement are limited. */
const countedTogether = 20;

/**
 * What a run measures is planned once: organization and products are looked up by their keys, whichever they are, and
 * planning takes several times as long as that.
 */
@Injectable()
export class BillingMeasuringRepository {
  constructor(private readonly database: Database) {}

  products(ids: readonly number[]): Promise<MeasuredRow[]> {
    return this.database.query(planOnce(measuredProducts(ids)));
  }

  facts(organizationId: number, ids: readonly number[]): Promise<PlaceRow[]> {
    return this.database.query(planOnce(placeFacts(organizationId, ids)));
  }

  /** By product; null where `quantities` does not say. */
  async quantities(place: MeasuringPlace, ids: readonly number[]): Promise<Map<number, number | null>> {
    const statement = planOnce(quantities(place, ids));
    const rows = await this.database.query<{ id: number; quantity: number | null }>(statement);
    return new Map(rows.map(({ id, quantity }) => [id, quantity]));
  }

  /** By group: how many of the devices that count are in it. */
  async countsOfGroups(place: MeasuringPlace, groups: ReadonlyMap<number, Sql>): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    const all = [...groups];
    for (let from = 0; from < all.length; from += countedTogether) {
      const some = new Map(all.slice(from, from + countedTogether));
      const rows = await this.database.query<{ id: number; quantity: number }>(countsOfGroups(place, some));
      for (const { id, quantity } of rows) counts.set(id, quantity);
    }
    return counts;
  }

  /** How products are counted. */
  sources(ids: readonly number[]): Promise<SourceRow[]> {
    return this.database.query(
      planOnce(sql`
      SELECT p.id, p.quantity_source AS "quantitySource", p.counts_group AS "countsGroup",
        p.device_group_id AS "deviceGroupId", p.counts_roles AS "countsRoles", p.license_count AS "licenseCount"
      FROM billing_product p WHERE p.id = ANY(${[...ids]}::bigint[]) ORDER BY p.id`),
    );
  }
}

/** How a product is counted. */
export type SourceRow = Pick<
  MeasuredRow,
  'id' | 'quantitySource' | 'countsGroup' | 'deviceGroupId' | 'countsRoles' | 'licenseCount'
>;
