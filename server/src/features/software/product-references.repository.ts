import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { withProductReplaced } from './product-references.rules.js';

interface Saved {
  id: number;
  saved: unknown;
}

/**
 * The one place that knows who keeps product ids outside of this feature: the assignment rules of licenses and the
 * criteria of device groups, both JSON in which the database itself cannot hold a foreign key. It writes those two
 * columns, because software cannot call the features that call it; their `version` moves with the write, so that nobody
 * saves over it unaware. What licenses look at (license_dependency) follows from the rules and is worked out by
 * reconciling. Both tables are small and are read whole. To be called while nobody else changes rules.
 */
@Injectable()
export class ProductReferencesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Makes every rule and group that names one product name another.
   * @returns the licenses and groups that were rewritten.
   */
  async replace(
    fromProductId: number,
    toProductId: number,
  ): Promise<{ licenseIds: number[]; deviceGroupIds: number[] }> {
    const variables = JSON.stringify({ id: fromProductId });
    const licenses = await this.database.query<Saved>(sql`
      SELECT id, assignment_rule AS saved FROM license
      WHERE jsonb_path_exists(assignment_rule, '$.products.items[*].productId ? (@ == $id)', ${variables}::jsonb)
        OR jsonb_path_exists(assignment_rule, '$.software[*].productIds[*] ? (@ == $id)', ${variables}::jsonb)
      ORDER BY id FOR NO KEY UPDATE`);
    for (const { id, saved } of licenses) {
      const rule = JSON.stringify(withProductReplaced(saved, fromProductId, toProductId));
      await this.database.query(sql`
        UPDATE license SET assignment_rule = ${rule}::jsonb, version = version + 1, updated_at = now() WHERE id = ${id}`);
    }
    const groups = await this.database.query<Saved>(sql`
      SELECT id, criteria AS saved FROM device_group
      WHERE jsonb_path_exists(criteria, '$.** ? (@.field == "product").value[*] ? (@ == $id)', ${variables}::jsonb)
      ORDER BY id FOR NO KEY UPDATE`);
    for (const { id, saved } of groups) {
      const criteria = JSON.stringify(withProductReplaced(saved, fromProductId, toProductId));
      await this.database.query(sql`
        UPDATE device_group SET criteria = ${criteria}::jsonb, version = version + 1, updated_at = now() WHERE id = ${id}`);
    }
    return { licenseIds: licenses.map((each) => each.id), deviceGroupIds: groups.map((each) => each.id) };
  }

  /** Those of the products that a rule or a group names. */
  async named(productIds: readonly number[]): Promise<Set<number>> {
    const rows = await this.database.query<{ id: string }>(sql`
      SELECT DISTINCT named.id::text AS id
      FROM (
        SELECT jsonb_path_query(assignment_rule, '$.products.items[*].productId') AS id FROM license
        UNION ALL SELECT jsonb_path_query(assignment_rule, '$.software[*].productIds[*]') FROM license
        UNION ALL SELECT jsonb_path_query(criteria, '$.** ? (@.field == "product").value[*]') FROM device_group
      ) AS named
      WHERE named.id::text = ANY(${productIds.map(String)}::text[])`);
    return new Set(rows.map((row) => Number(row.id)));
  }
}
