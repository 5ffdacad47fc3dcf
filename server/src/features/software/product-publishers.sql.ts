import { sql, type Sql } from '../../platform/database/sql.js';

/**
 * A publisher's name as the list of publishers has it: what was merged into another publisher, or is named otherwise
 * now, has that one's name. publisher_alias_name_key serves the search.
 */
export function keptPublisherName(name: Sql): Sql {
  return sql`coalesce((
    SELECT kept.name FROM publisher_alias also JOIN publisher kept ON kept.id = also.publisher_id
    WHERE lower(also.name) = lower(${name})), ${name})`;
}
