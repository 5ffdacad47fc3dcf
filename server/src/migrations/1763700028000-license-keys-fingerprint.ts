import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseKeysFingerprint1763700028000 implements MigrationInterface {
  readonly name = 'LicenseKeysFingerprint1763700028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By which a value is found without decrypting others: keyed with SECRET_KEY, which SQL does not have. Null for a
      -- key of before, until somebody brings one that may be equal, or until all are encrypted anew.
      ALTER TABLE license_key ADD COLUMN fingerprint text;
      -- Serves the look-up of a value. Not unique: a volume key is given to many seats, and a deleted holder leaves its
      -- key to the license.
      CREATE INDEX license_key_license_id_fingerprint_idx ON license_key (license_id, fingerprint);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
