import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignmentsCountAhead1763700027000 implements MigrationInterface {
  readonly name = 'AssignmentsCountAhead1763700027000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How many assignments are held and how many have ended, beside the seats in use: lists of a license need not be
      -- counted to be paged.
      ALTER TABLE license_usage ADD COLUMN held bigint NOT NULL DEFAULT 0, ADD COLUMN past bigint NOT NULL DEFAULT 0;

      INSERT INTO license_usage AS u (license_id, organization_id, seats, held, past)
      SELECT license_id, coalesce(organization_id, 0), coalesce(sum(seats) FILTER (WHERE ended_on IS NULL), 0),
        count(*) FILTER (WHERE ended_on IS NULL), count(*) FILTER (WHERE ended_on IS NOT NULL)
      FROM assignment GROUP BY 1, 2
      ON CONFLICT (license_id, organization_id) DO UPDATE SET held = excluded.held, past = excluded.past;

      -- By how much the assignments held and the seats in use of a license moved on a day, in all organizations together:
      -- a day long ago is a sum over days, however many seats there were. Kept exact by the statements that change
      -- assignments. In parts by the organization (its id modulo 16), so that check-ins of one day seldom wait for each
      -- other.
      CREATE TABLE license_usage_day (
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        day date NOT NULL,
        part smallint NOT NULL,
        held bigint NOT NULL,
        seats bigint NOT NULL,
        PRIMARY KEY (license_id, day, part)
      );

      INSERT INTO license_usage_day (license_id, day, part, held, seats)
      SELECT license_id, day, coalesce(organization_id, 0) % 16, sum(held), sum(seats) FROM (
        SELECT license_id, organization_id, assigned_on AS day, 1 AS held, seats FROM assignment
        UNION ALL SELECT license_id, organization_id, ended_on, -1, -seats FROM assignment WHERE ended_on IS NOT NULL
      ) moved GROUP BY 1, 2, 3;

      -- The seats that are held now, in the order in which a license's page shows them, and with what they are sorted by.
      CREATE INDEX assignment_active_license_id_idx ON assignment (license_id, assigned_on, id)
        INCLUDE (organization_id, seats, origin) WHERE ended_on IS NULL;

      -- Seats of an organization, those that have ended too: what somebody sees who may see only some organizations costs
      -- what those have, not what the license has.
      DROP INDEX assignment_organization_id_idx;
      CREATE INDEX assignment_organization_id_idx ON assignment (organization_id, license_id, ended_on)
        INCLUDE (assigned_on, seats);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
