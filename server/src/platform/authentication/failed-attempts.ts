import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { systemActor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { networkOf } from './networks.rules.js';

/** So long nothing more is written about failures of one account from one network. */
const quietMinutes = 1;

/** A failed attempt to be let in. */
export interface FailedAttempt {
  /** Such as `sign-in.failed`. */
  action: string;
  /** The kind of who would have been let in. */
  subjectType: string;
  /** Who would have been let in; null when there is nobody of that name. */
  subjectId: number | null;
  /** What tells the account from others. Where strangers could make up any number of them, the same for all. */
  account: string;
  address: string;
  /** What of the attempt is kept. Never a password or a secret. */
  details: object;
}

/** Writes down who was not let in. */
@Injectable()
export class FailedAttempts {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** A failure; of those of one account from one network, one a minute, so that nobody floods the log. */
  note({ action, subjectType, subjectId, account, address, details }: FailedAttempt): Promise<void> {
    const key = createHash('sha256')
      .update(`${action}\n${account}\n${networkOf(address)}`)
      .digest();
    return this.database.transaction(async () => {
      if (!(await this.isNews(key))) return;
      await this.audit.record(systemActor, { action, subjectType, subjectId, after: { ...details, address } });
    });
  }

  /** Kept where failures are counted, under keys of its own, and forgotten with them. */
  private async isNews(key: Buffer): Promise<boolean> {
    const row = await this.database.first(sql`
      INSERT INTO sign_in_failure AS f (key_hash, failures, since) VALUES (${key}, 0, now())
      ON CONFLICT (key_hash) DO UPDATE SET since = now()
        WHERE f.since < now() - make_interval(mins => ${quietMinutes})
      RETURNING key_hash`);
    return row !== null;
  }
}
