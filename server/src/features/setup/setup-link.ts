import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { hashOfToken } from '../../platform/secrets/opaque-tokens.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { sql } from '../../platform/database/sql.js';

const purpose = 'setup-link';

/**
 * The one-time link by which the first administrator is made. Every start and every node prints the same one until it
 * was used; it is stored encrypted.
 */
@Injectable()
export class SetupLink {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly secretBox: SecretBox,
  ) {}

  /** The link that is in force, or a new one where there is none. */
  present(): Promise<string> {
    return this.database.transaction(async () => {
      await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.firstAdministrator})`);
      const token = (await this.token()) ?? (await this.replace());
      return `${this.config.publicUrl}/welcome?token=${token}`;
    });
  }

  async isValid(token: string): Promise<boolean> {
    const wanted = await this.token();
    return wanted !== null && timingSafeEqual(hashOfToken(wanted), hashOfToken(token));
  }

  async forget(): Promise<void> {
    await this.database.query(sql`DELETE FROM setting WHERE key = 'setup-link'`);
  }

  /** The token in force; null where there is none, or where it was stored under another secret key. */
  private async token(): Promise<string | null> {
    const row = await this.database.first<{ sealed: string }>(
      sql`SELECT value #>> '{}' AS sealed FROM setting WHERE key = 'setup-link'`,
    );
    if (row === null) return null;
    try {
      return this.secretBox.open(row.sealed, purpose);
    } catch {
      return null;
    }
  }

  private async replace(): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.database.query(sql`
      INSERT INTO setting (key, value) VALUES ('setup-link', to_jsonb(${this.secretBox.seal(token, purpose)}::text))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
    return token;
  }
}
