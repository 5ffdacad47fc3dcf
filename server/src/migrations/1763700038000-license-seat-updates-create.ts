import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseSeatUpdatesCreate1763700038000 implements MigrationInterface {
  readonly name = 'LicenseSeatUpdatesCreate1763700038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How far moving the seats of a license is, where that takes long enough to be looked at. Beside the license, so that
      -- nobody who holds that for a change waits for it, or the other way round.
      CREATE TABLE license_seat_update (
        license_id bigint PRIMARY KEY REFERENCES license ON DELETE CASCADE,
        -- The request that is being followed: license.reconcile_requested_at.
        requested_at timestamptz NOT NULL,
        seats integer NOT NULL,
        remaining integer NOT NULL,
        CHECK (remaining >= 0 AND remaining <= seats)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
