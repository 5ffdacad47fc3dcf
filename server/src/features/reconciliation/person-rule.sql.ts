import { allOf, anyOf, inIds, sql, type Sql } from '../../platform/database/sql.js';
import type { PersonCondition } from './person-rule.rules.js';

/** True of everybody (alias `p`) but deactivated technicians. */
export const personActive = sql`NOT EXISTS (SELECT FROM technician t WHERE t.person_id = p.id AND NOT t.active)`;

/** True of everybody (alias `p`) but those of archived organizations. */
export const personOpen = sql`NOT EXISTS (
  SELECT FROM organization o WHERE o.id = p.organization_id AND o.archived_at IS NOT NULL)`;

/** The condition as SQL over the person table with alias `p`: true or false for everybody, never NULL. */
export function compilePersonCondition(condition: PersonCondition): Sql {
  switch (condition.kind) {
    case 'all':
      return sql`(${allOf(condition.conditions.map((child) => compilePersonCondition(child)))})`;
    case 'any':
      return sql`(${anyOf(condition.conditions.map((child) => compilePersonCondition(child)))})`;
    case 'not':
      return sql`NOT (${compilePersonCondition(condition.condition)})`;
    case 'people':
      return inIds(sql`p.id`, condition.ids);
    case 'active':
      return sql`(${personActive} AND ${personOpen})`;
    case 'organization':
      return sql`coalesce(${inIds(sql`p.organization_id`, condition.ids)}, FALSE)`;
    case 'endUserRole':
      return sql`EXISTS (
        SELECT FROM person_end_user_role r WHERE r.person_id = p.id AND ${inIds(sql`r.role_id`, condition.ids)})`;
    case 'technicianRole':
      return sql`EXISTS (
        SELECT FROM technician t WHERE t.person_id = p.id AND ${inIds(sql`t.technician_role_id`, condition.ids)})`;
  }
}
