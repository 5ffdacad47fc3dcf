import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { AppError } from '../http/app-error.js';
import { hashOfToken } from '../secrets/opaque-tokens.js';

/** How often something may be tried. */
export interface AttemptLimit {
  /** What is tried: what is counted for one purpose counts for no other. */
  kind: string;
  /** What attempts are counted by. Kept as a hash. */
  by: readonly string[];
  allowed: number;
  windowMinutes: number;
}

/** Counts attempts, so that guessing is slow. Kept whatever becomes of the request that they are part of. */
@Injectable()
export class Attempts {
  constructor(private readonly database: Database) {}

  /**
   * Counts an attempt before it is known to fail: of many at the same time, too, only so many are tried.
   * @returns null, or how many seconds to wait when there were too many within the window already.
   */
  async count(limit: AttemptLimit): Promise<number | null> {
    const { allowed, windowMinutes } = limit;
    const over = sql`f.since < now() - make_interval(mins => ${windowMinutes})`;
    const { failures, wait } = await this.database.apart(() =>
      this.database.one<{ failures: number; wait: number }>(sql`
        INSERT INTO sign_in_failure AS f (key_hash, failures, since, forget_at)
        VALUES (${keyOf(limit)}, 1, now(), now() + make_interval(mins => ${windowMinutes}))
        ON CONFLICT (key_hash) DO UPDATE SET
          failures = CASE WHEN ${over} THEN 1 ELSE least(f.failures, ${allowed}) + 1 END,
          since = CASE WHEN ${over} THEN now() ELSE f.since END,
          forget_at = CASE WHEN ${over} THEN excluded.forget_at ELSE f.forget_at END
        RETURNING failures, ceil(extract(epoch FROM since + make_interval(mins => ${windowMinutes}) - now()))::int AS wait`),
    );
    return failures <= allowed ? null : wait;
  }

  /** Like `count`. @throws AppError 429 `auth.too-many-failures`. */
  async demand(limit: AttemptLimit): Promise<void> {
    const seconds = await this.count(limit);
    if (seconds !== null) throw tooManyFailures(seconds);
  }

  /** An attempt that was none: counted once less. */
  async giveBack(limit: AttemptLimit): Promise<void> {
    await this.database.apart(() =>
      this.database.query(sql`
        UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE key_hash = ${keyOf(limit)}`),
    );
  }

  /** Counting starts anew. */
  async forget(limit: AttemptLimit): Promise<void> {
    await this.database.apart(() =>
      this.database.query(sql`DELETE FROM sign_in_failure WHERE key_hash = ${keyOf(limit)}`),
    );
  }

  /** Forgets what no longer counts. */
  async forgetOld(): Promise<void> {
    await this.database.query(sql`
      DELETE FROM sign_in_failure WHERE coalesce(forget_at, since + interval '1 hour') < now()`);
  }
}

/** No two limits share one, whatever stands in what they are counted by. */
function keyOf({ kind, by }: AttemptLimit): Buffer {
  return hashOfToken(JSON.stringify([kind, ...by]));
}

export function tooManyFailures(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60);
  return new AppError('auth.too-many-failures', 429, `Too many failed attempts. Try again in ${minutes} minutes.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
