import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicensesRenew1763700042000 implements MigrationInterface {
  readonly name = 'LicensesRenew1763700042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day of the month that renewals come back to, where the present expiration had to end earlier: a term that
      -- ended on Jan 31 goes on to Feb 28 and from there to Mar 31. Null: the expiration's own day.
      ALTER TABLE license ADD COLUMN renewal_day smallint CHECK (renewal_day BETWEEN 29 AND 31);
      CREATE INDEX license_renewal_due_idx ON license (expires_on, id) WHERE auto_renew;
      COMMENT ON INDEX license_renewal_due_idx IS
        'Licenses that renew themselves in the order of their expiration: those that are due, and those of a period.';

      -- Each term of a license that was opened after the first one.
      CREATE TABLE license_renewal (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        -- The day on which the term before it ended.
        renewed_on date NOT NULL,
        starts_on date NOT NULL,
        expires_on date NOT NULL,
        automatic boolean NOT NULL,
        quantity integer NOT NULL CHECK (quantity BETWEEN 0 AND 10000000),
        total_cost numeric(26, 6),
        currency text,
        actor_id bigint,
        actor_name text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (expires_on > renewed_on AND expires_on > starts_on)
      );
      CREATE UNIQUE INDEX license_renewal_renewed_on_key ON license_renewal (license_id, renewed_on);
      COMMENT ON INDEX license_renewal_renewed_on_key IS
        'No expiration of a license is renewed twice, whoever else is at it; the terms of a license.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
