import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import {
  allOf,
  containsPattern,
  nothing,
  sql,
  startsWithPattern,
  type Sql,
  unionAll,
} from '../../platform/database/sql.js';
import type { SearchResultResponse } from './search.dto.js';
import type { SearchKind, SearchText } from './search.rules.js';
import type { SearchSource } from './search-sources.sql.js';

/** One kind to be searched, and which of its rows. */
export interface SearchedKind {
  kind: SearchKind;
  source: SearchSource;
  where: readonly Sql[];
}

export type FoundRow = SearchResultResponse & { rank: number };

/** So many names with the text within are compared: of a text that is in very many, any are as good as others. */
const mostCompared = 200;

@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The best of each kind, best first: the name itself, its beginning, the beginning of a word, within. */
  find(kinds: readonly SearchedKind[], text: SearchText, limit: number): Promise<FoundRow[]> {
    if (kinds.length === 0) return Promise.resolve([]);
    const parts = kinds.map((kind) => bestOf(kind, text, limit));
    return this.database.readList((source) =>
      source.query<FoundRow>(sql`
        SELECT * FROM (${unionAll(parts)}) AS found ORDER BY found.rank, lower(found.name), found.id`),
    );
  }
}

/** Names that begin with the text are read in their order, so that however many there are the best are among them. */
function bestOf({ kind, source, where }: SearchedKind, { text, word, within }: SearchText, limit: number): Sql {
  const { table, alias, name, joins = nothing, organization, publisher, type, status } = source;
  const beginning = sql`
    SELECT ${alias}.id, ${name} AS name FROM ${table}
    WHERE ${allOf([sql`lower(${name}) LIKE lower(${startsWithPattern(text)})`, ...where])}
    ORDER BY lower(${name}), ${alias}.id LIMIT ${limit}`;
  const containing = sql`
    SELECT ${alias}.id, ${name} AS name FROM ${table}
    WHERE ${allOf([sql`${name} ILIKE ${containsPattern(text)}`, ...where])} LIMIT ${mostCompared}`;
  return sql`
    SELECT ${kind}::text AS kind, ${alias}.id, ${name} AS name, best.rank,
      ${organization ?? sql`NULL::json`} AS organization, ${publisher ?? sql`NULL::text`} AS publisher,
      ${type ?? sql`NULL::text`} AS type, ${status ?? sql`NULL::text`} AS status
    FROM (
      SELECT hit.id, hit.name, CASE
        WHEN lower(hit.name) = lower(${text}) THEN 0
        WHEN lower(hit.name) LIKE lower(${startsWithPattern(text)}) THEN 1
        WHEN hit.name ~* ${word} THEN 2 ELSE 3 END AS rank
      FROM (${within ? sql`(${beginning}) UNION (${containing})` : beginning}) AS hit
      ORDER BY rank, lower(hit.name), hit.id LIMIT ${limit}
    ) AS best JOIN ${table} ON ${alias}.id = best.id ${joins}`;
}
