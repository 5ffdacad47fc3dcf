import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type { TechnicianRule } from './normalization/normalizer.types.js';
import {
  type SoftwareRuleFields,
  type SoftwareRuleListQuery,
  type SoftwareRuleResponse,
  type SoftwareRuleRow,
  toSoftwareRuleResponse,
} from './software-rules.dto.js';
import { SoftwareRule } from './software-rules.entity.js';

/** `title_rule_idx` counts the titles; `titles` is what the actor may see of them. */
function list(titles: Sql): ListDefinition {
  return {
    select: sql`s.id, s.version, s.priority, s.field, s.operator, s.pattern, s.publisher_pattern AS "publisherPattern",
      s.product_name AS "productName", s.publisher_name AS "publisherName", s.kind, s.created_at AS "createdAt",
      (SELECT count(*) FROM title t WHERE t.matched_by = 'RULE' AND t.matched_by_id = 'rule.' || s.id AND (${titles}))
        AS "titleCount"`,
    from: sql`software_rule s`,
    id: sql`s.id`,
    sorts: {
      priority: sql`s.priority`,
      pattern: sql`lower(s.pattern)`,
      productName: sql`lower(s.product_name)`,
      createdAt: sql`s.created_at`,
      id: sql`s.id`,
    },
    defaultSort: 'priority',
  };
}

@Injectable()
export class SoftwareRulesRepository {
  constructor(private readonly database: Database) {}

  /** Every rule, in the form of the normalizer. */
  inForce(): Promise<TechnicianRule[]> {
    return this.database.query(sql`
      SELECT id, priority, field, operator, pattern, publisher_pattern AS "publisherPattern",
        product_name AS "productName", nullif(publisher_name, '') AS "publisherName", kind
      FROM software_rule ORDER BY priority, id`);
  }

  list(visible: Sql, titles: Sql, query: Unpaged<SoftwareRuleListQuery>): RowList<SoftwareRuleResponse> {
    const where = [visible];
    if (query.q !== undefined) {
      const pattern = containsPattern(query.q);
      where.push(sql`s.pattern ILIKE ${pattern} OR s.product_name ILIKE ${pattern}`);
    }
    return listOf(this.database, list(titles), where, toSoftwareRuleResponse);
  }

  async find(visible: Sql, titles: Sql, id: number): Promise<SoftwareRuleResponse | null> {
    const { select, from } = list(titles);
    const row = await this.database.first<SoftwareRuleRow>(
      sql`SELECT ${select} FROM ${from} WHERE s.id = ${id} AND (${visible})`,
    );
    return row === null ? null : toSoftwareRuleResponse(row);
  }

  /** Holds a rule for a change; what is stored of it, or null. */
  lock(visible: Sql, id: number): Promise<(SoftwareRuleFields & { version: number }) | null> {
    return this.database.first(sql`
      SELECT s.version, s.priority, s.field, s.operator, s.pattern, s.publisher_pattern AS "publisherPattern",
        s.product_name AS "productName", s.publisher_name AS "publisherName", s.kind
      FROM software_rule s WHERE s.id = ${id} AND (${visible}) FOR UPDATE`);
  }

  async insert(fields: SoftwareRuleFields): Promise<number> {
    const { identifiers } = await this.database.repository(SoftwareRule).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: SoftwareRuleFields): Promise<void> {
    await this.database.repository(SoftwareRule).update({ id }, fields);
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(SoftwareRule).delete({ id });
  }
}
