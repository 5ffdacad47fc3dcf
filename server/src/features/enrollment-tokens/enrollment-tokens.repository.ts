import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { containsPattern, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import {
  type EnrollmentTokenListQuery,
  type EnrollmentTokenResponse,
  toEnrollmentTokenResponse,
} from './enrollment-tokens.dto.js';

/** What a valid token stands for. */
export interface Enrollment {
  tokenId: number;
  locationId: number;
  organizationId: number;
}

/** enrollment_token_location_id_idx finds the few tokens of a location. */
const list: ListDefinition = {
  select: sql`t.id, t.token_hint, t.created_at, t.last_used_at, t.revoked_at`,
  from: sql`enrollment_token t`,
  id: sql`t.id`,
  sorts: {
    createdAt: sql`t.created_at`,
    lastUsedAt: sql`t.last_used_at`,
    revokedAt: sql`t.revoked_at`,
    hint: sql`t.token_hint`,
    id: sql`t.id`,
  },
  defaultSort: '-createdAt',
};

@Injectable()
export class EnrollmentTokensRepository {
  constructor(private readonly database: Database) {}

  /** The tokens of a location that satisfy `visible`. */
  list(visible: Sql, locationId: number, query: Unpaged<EnrollmentTokenListQuery>): RowList<EnrollmentTokenResponse> {
    const where = [visible, sql`t.location_id = ${locationId}`];
    if (query.q !== undefined) where.push(sql`t.token_hint ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, list, where, toEnrollmentTokenResponse);
  }

  insert(locationId: number, hash: Buffer, hint: string): Promise<{ id: number; created_at: Date }> {
    return this.database.one(sql`
      INSERT INTO enrollment_token (location_id, token_hash, token_hint) VALUES (${locationId}, ${hash}, ${hint})
      RETURNING id, created_at`);
  }

  /** Holds a token of a location; whether it was revoked before, or null when there is none. */
  lock(visible: Sql, locationId: number, id: number): Promise<{ revoked: boolean; hint: string } | null> {
    return this.database.first(sql`
      SELECT t.revoked_at IS NOT NULL AS revoked, t.token_hint AS hint FROM enrollment_token t
      WHERE t.id = ${id} AND t.location_id = ${locationId} AND (${visible}) FOR NO KEY UPDATE`);
  }

  async revoke(id: number): Promise<void> {
    await this.database.query(sql`UPDATE enrollment_token SET revoked_at = now() WHERE id = ${id}`);
  }

  /** What a token stands for that was not revoked, and whose place is not archived; enrollment_token_token_hash_key. */
  async enrollmentOf(hash: Buffer): Promise<(Enrollment & { stale: boolean }) | null> {
    return this.database.first(
      planOnce(sql`
      SELECT t.id AS "tokenId", l.id AS "locationId", l.organization_id AS "organizationId",
        coalesce(t.last_used_at < now() - interval '1 minute', TRUE) AS stale
      FROM enrollment_token t JOIN location l ON l.id = t.location_id JOIN organization o ON o.id = l.organization_id
      WHERE t.token_hash = ${hash} AND t.revoked_at IS NULL AND l.archived_at IS NULL AND o.archived_at IS NULL`),
    );
  }

  /** Of many agents that report in one minute, one writes and none waits for it. */
  async touch(id: number): Promise<void> {
    await this.database.query(sql`
      UPDATE enrollment_token SET last_used_at = now()
      WHERE id = (
        SELECT id FROM enrollment_token
        WHERE id = ${id} AND coalesce(last_used_at < now() - interval '1 minute', TRUE)
        FOR NO KEY UPDATE SKIP LOCKED)`);
  }
}
