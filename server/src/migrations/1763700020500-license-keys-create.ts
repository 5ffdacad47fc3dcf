import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseKeysCreate1763700020500 implements MigrationInterface {
  readonly name = 'LicenseKeysCreate1763700020500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE license_key (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        -- The seat that the key is for; of this license. A seat that ends keeps its key; a holder that is deleted
        -- leaves it to the license, which paid for it.
        assignment_id bigint REFERENCES assignment ON DELETE SET NULL,
        label text NOT NULL DEFAULT '',
        -- Encrypted, and bound to this row.
        sealed text NOT NULL,
        -- The last characters of the value, by which people tell keys apart; empty where they would say too much.
        hint text NOT NULL,
        actor_id bigint,
        actor_name text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- Serves the list and its default order.
      CREATE INDEX license_key_license_id_idx ON license_key (license_id, id);
      -- Serves the deletion of seats.
      CREATE INDEX license_key_assignment_id_idx ON license_key (assignment_id) WHERE assignment_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
