import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { BillingProductQuantityListQuery } from './billing-product-quantities.dto.js';
import type { BillingProductReference } from './billing-products.dto.js';

const list: ListDefinition = {
  select: sql`o.id, o.name`,
  // As rows of agreements have their organization.
  from: sql`(SELECT id, id AS organization_id, name FROM organization) o`,
  id: sql`o.id`,
  sorts: { organization: sql`lower(o.name)`, id: sql`o.id` },
  defaultSort: 'organization',
};

@Injectable()
export class BillingProductQuantitiesRepository {
  constructor(private readonly database: Database) {}

  /** The organizations `o` that satisfy all of `visible`. */
  organizations(
    visible: readonly Sql[],
    query: Unpaged<BillingProductQuantityListQuery>,
  ): RowList<BillingProductReference> {
    const where = [...visible];
    if (query.q !== undefined) where.push(sql`o.name ILIKE ${containsPattern(query.q)}`);
    if (query.organizationId !== undefined) where.push(inIds(sql`o.id`, query.organizationId));
    return listOf<BillingProductReference, BillingProductReference>(this.database, list, where, (row) => row);
  }
}
