import { Injectable } from '@nestjs/common';
import { sql, type Sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { DeviceGroupsService } from '../device-groups/device-groups.service.js';
import { BillingMeasuringRepository, type PlaceRow } from './billing-measuring.repository.js';
import {
  type MeasuredProduct,
  measuringProblem,
  type MeasuringProblem,
  sentenceOf,
  toMeasuredProduct,
} from './billing-measuring.rules.js';
import { type CountedBy, holdersOfProducts, type MeasuringPlace } from './billing-measuring.sql.js';

/** How much of a product there was. */
export interface MeasuredQuantity {
  quantity: number;
  /** Why that cannot be said, as a sentence; the quantity is 0 then. Null where it can. */
  problem: string | null;
}

/** Why a product cannot be put on an agreement of an organization. */
export interface ProductObstacle {
  productId: number;
  code: MeasuringProblem;
  /** Says what to do next. */
  message: string;
}

/**
 * Says how much of products an organization has on a day, and who was counted. Seats, purchases and custom usage are those
 * of the day, whenever it is asked; devices and end users are those of now that had been entered by then.
 *
 * Nobody's permissions are asked: whoever calls shows it to those who see the agreement.
 */
@Injectable()
export class BillingMeasuring {
  constructor(
    private readonly clock: Clock,
    private readonly deviceGroups: DeviceGroupsService,
    private readonly repository: BillingMeasuringRepository,
  ) {}

  /** The products that there are, in the order of the ids. One statement. */
  async products(ids: readonly number[]): Promise<MeasuredProduct[]> {
    if (ids.length === 0) return [];
    const rows = new Map((await this.repository.products(ids)).map((row) => [row.id, row]));
    return [...new Set(ids)].flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [toMeasuredProduct(row)];
    });
  }

  /**
   * By product, of those that there are, in the order of the ids. Two statements, and a few more where device groups are
   * counted.
   */
  async quantities(
    organizationId: number,
    productIds: readonly number[],
    on: Temporal.PlainDate,
  ): Promise<Map<number, MeasuredQuantity>> {
    if (productIds.length === 0) return new Map();
    const place = this.placeOf(organizationId, on);
    const rows = await this.repository.facts(organizationId, productIds);
    const known = await this.repository.quantities(place, productIds);
    const groupIds = rows.flatMap(({ deviceGroupId }) => deviceGroupId ?? []);
    const inGroups = await this.repository.countsOfGroups(place, await this.groupsOf(groupIds));
    const measured = (row: PlaceRow): MeasuredQuantity => {
      const problem = measuringProblem(row);
      if (problem !== null) return { quantity: 0, problem: sentenceOf(problem, row.product, row.organization) };
      return { quantity: known.get(row.id) ?? inGroups.get(row.deviceGroupId ?? 0) ?? 0, problem: null };
    };
    const byId = new Map(rows.map((row) => [row.id, row]));
    return new Map(
      productIds.flatMap((id) => {
        const row = byId.get(id);
        return row === undefined ? [] : [[id, measured(row)] as const];
      }),
    );
  }

  /**
   * What of products cannot be put on an agreement of an organization, in the order of the ids. `NO_COST` speaks of a
   * price that is a markup: where the agreement has a price of its own, it is no obstacle.
   */
  async problemsIn(organizationId: number, productIds: readonly number[]): Promise<ProductObstacle[]> {
    if (productIds.length === 0) return [];
    const rows = new Map((await this.repository.facts(organizationId, productIds)).map((row) => [row.id, row]));
    return productIds.flatMap((productId) => {
      const row = rows.get(productId);
      const code = row === undefined ? null : obstacleOf(row);
      if (row === undefined || code === null) return [];
      return [{ productId, code, message: sentenceOf(code, row.product, row.organization) }];
    });
  }

  /**
   * Whoever was counted of a product, as rows of holder_kind, holder_id, holder_name, organization_name, assigned_on and
   * seats, for `INSERT … SELECT`. Their seats add up to the quantity; there are none of a quantity that nobody holds: one
   * that is set by hand, a purchased one, a custom license. The SQL belongs into the same transaction.
   */
  async holdersOf(productId: number, organizationId: number, on: Temporal.PlainDate): Promise<Sql> {
    const rows = await this.holders(organizationId, [productId], on);
    return sql`
      SELECT holder_kind, holder_id, holder_name, organization_name, assigned_on, seats FROM (${rows}) counted_holder`;
  }

  /** Like `holdersOf` of several products, with `product_id` before the other columns: for all lines of an invoice at once. */
  async holders(organizationId: number, productIds: readonly number[], on: Temporal.PlainDate): Promise<Sql> {
    const sources = await this.repository.sources(productIds);
    const counting = (matches: (each: (typeof sources)[number]) => boolean) => sources.filter(matches);
    const idsOf = (some: typeof sources) => some.map(({ id }) => id);
    const inGroups = counting((each) => each.quantitySource === 'DEVICE_COUNT' && each.countsGroup);
    const conditions = await this.groupsOf(inGroups.flatMap(({ deviceGroupId }) => deviceGroupId ?? []));
    const counts: CountedBy = {
      seats: idsOf(counting(({ licenseCount }) => licenseCount === 'USED')),
      devices: idsOf(counting((each) => each.quantitySource === 'DEVICE_COUNT' && !each.countsGroup)),
      groups: [...conditions].map(([groupId, isMember]) => ({
        productIds: idsOf(inGroups.filter(({ deviceGroupId }) => deviceGroupId === groupId)),
        isMember,
      })),
      endUsers: idsOf(counting((each) => each.quantitySource === 'END_USER_COUNT' && !each.countsRoles)),
      endUsersWithRoles: idsOf(counting((each) => each.quantitySource === 'END_USER_COUNT' && each.countsRoles)),
    };
    return holdersOfProducts(this.placeOf(organizationId, on), counts, this.clock.timeZone);
  }

  private groupsOf(ids: readonly number[]): Promise<Map<number, Sql>> {
    return this.deviceGroups.membershipConditions([...new Set(ids)]);
  }

  private placeOf(organizationId: number, on: Temporal.PlainDate): MeasuringPlace {
    const dayEnd = on.add({ days: 1 }).toZonedDateTime(this.clock.timeZone).toInstant();
    return { organizationId, day: on.toString(), dayEnd: dayEnd.toString() };
  }
}

function obstacleOf(row: PlaceRow): MeasuringProblem | null {
  const problem = measuringProblem(row);
  if (problem !== null) return problem;
  // Seats that were held while the license covered the organization are charged for; where it does not, none will be.
  if (row.quantitySource === 'SOFTWARE_LICENSE' && !row.covered) return 'LICENSE_NOT_HERE';
  const lacksCost = row.priceType === 'MARKUP' && row.costSource === 'INHERIT_FROM_LICENSE' && !row.hasCost;
  return lacksCost ? 'NO_COST' : null;
}
