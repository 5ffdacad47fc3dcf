import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { advisoryLocks } from '../database/advisory-locks.js';
import { type Claim, Claims } from '../database/claims.js';
import { sql, type Sql } from '../database/sql.js';

/** Who this process is to the others, and that it lives: its session holds the key for as long as it does. */
@Injectable()
export class NodeClaim extends Claims {
  /** As people know it. */
  readonly title = `${hostname()} (${process.pid})`;
  /** What it holds, once it was asked to. */
  present = randomInt(1, 2 ** 47);
  private claim: Claim | null = null;
  private taking: Promise<void> | null = null;

  constructor(dataSource: DataSource) {
    super(dataSource, advisoryLocks.node, 'node');
  }

  /** The key, which is held from now on; anew where the connection broke meanwhile. */
  async hold(): Promise<number> {
    while (this.claim === null || this.claim.lost) {
      this.taking ??= this.takeKey().finally(() => {
        this.taking = null;
      });
      await this.taking;
    }
    return this.present;
  }

  private async takeKey(): Promise<void> {
    for (;;) {
      const claim = await this.take([this.present]);
      if (claim.has(this.present)) {
        this.claim = claim;
        return;
      }
      // Somebody else has one of the same hash, or the session that broke still stands on the other side.
      this.present = randomInt(1, 2 ** 47);
    }
  }
}

/** True of the key of a process that lives, on the database itself: a replica knows of no locks. */
export function isAlive(key: Sql): Sql {
  return sql`EXISTS (
    SELECT FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.classid = ${advisoryLocks.node}::oid AND l.objid = hashint8(${key})::oid
      AND l.objsubid = 2 AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))`;
}
