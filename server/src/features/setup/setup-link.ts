import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** The one-time link by which the first administrator is made. Only its hash is stored; every start prints a new one. */
@Injectable()
export class SetupLink {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** A new link; it takes the place of the one before. */
  async create(): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.database.query(sql`
      INSERT INTO setting (key, value) VALUES ('setup-link', to_jsonb(${hashOf(token).toString('hex')}::text))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
    return `${this.config.publicUrl}/welcome?token=${token}`;
  }

  async isValid(token: string): Promise<boolean> {
    const row = await this.database.first<{ hash: string }>(
      sql`SELECT value #>> '{}' AS hash FROM setting WHERE key = 'setup-link'`,
    );
    return row !== null && timingSafeEqual(Buffer.from(row.hash, 'hex'), hashOf(token));
  }

  async forget(): Promise<void> {
    await this.database.query(sql`DELETE FROM setting WHERE key = 'setup-link'`);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
