import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';

/** Whether the log is as it was written. */
export interface ChainVerdict {
  valid: boolean;
  /** Entries that are there. */
  count: number;
  /** The first entry that is not as it was written, or is not chained; null for a valid chain, and where only entries are missing. */
  firstInvalidId: number | null;
}

interface Link {
  id: number;
  text: string;
  position: number | null;
  hash: string | null;
}

/** Verifies the log: every entry against its seal, and every seal against the one before. */
@Injectable()
export class AuditChain {
  constructor(private readonly database: Database) {}

  /** Reads the whole log, a part at a time. */
  async verify(): Promise<ChainVerdict> {
    const verdict: ChainVerdict = { valid: true, count: 0, firstInvalidId: null };
    // One statement sees one state of the log, so nothing is written between its end and the head of the chain.
    const cursor = await this.database.openCursor<Link & { head: string; length: number }>(sql`
      SELECT e.id, audit_event_text(e) AS text, s.position, s.hash, coalesce(h.hash, '') AS head, coalesce(h.position, 0) AS length
      FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id LEFT JOIN audit_head h ON TRUE
      ORDER BY s.position NULLS LAST, e.id`);
    const found = { hash: '', position: 0 };
    let head: { hash: string; position: number } | null = null;
    try {
      for (let rows = await cursor.next(); rows.length > 0; rows = await cursor.next()) {
        for (const row of rows) {
          verdict.count += 1;
          head = { hash: row.head, position: row.length };
          const expected = sealOf(found.hash, found.position + 1, row.text);
          if (verdict.valid && (row.position !== found.position + 1 || row.hash !== expected)) {
            verdict.valid = false;
            verdict.firstInvalidId = row.id;
          }
          found.hash = row.hash ?? '';
          found.position = row.position ?? found.position;
        }
      }
    } finally {
      await cursor.close();
    }
    head ??= (await this.headOfNothing()) ?? found;
    if (head.hash !== found.hash || head.position !== found.position) verdict.valid = false;
    return verdict;
  }

  /** Where the chain is said to end, of a log without entries. */
  private headOfNothing(): Promise<{ hash: string; position: number } | null> {
    return this.database.first(sql`SELECT hash, position FROM audit_head`);
  }
}

/** The seal of an entry. */
function sealOf(previous: string, position: number, text: string): string {
  return createHash('sha256').update(`${previous}\n${position}\n${text}`).digest('hex');
}
