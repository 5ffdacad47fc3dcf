import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlertsCreate1763700043000 implements MigrationInterface {
  readonly name = 'AlertsCreate1763700043000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Something that people should know of a license, or of an organization: it stands until its cause goes.
      CREATE TABLE alert (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        license_id bigint REFERENCES license ON DELETE CASCADE,
        -- Null: it is about all of the license.
        organization_id bigint REFERENCES organization ON DELETE CASCADE,
        kind text NOT NULL
          CHECK (kind IN ('UNDER_LICENSED', 'NEARLY_FULL', 'EXPIRING', 'EXPIRED', 'RENEWED', 'BILLING_FAILED')),
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
        opened_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        acknowledged_by_id bigint,
        acknowledged_by text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        resolved_at timestamptz,
        -- Of EXPIRING and EXPIRED: the end of the term that it is about, and how many days before it was last told.
        expires_on date,
        notice integer,
        -- Of RENEWED: the renewal, of which there is one alert.
        renewal_id bigint,
        detail jsonb NOT NULL DEFAULT '{}',
        CHECK ((state = 'RESOLVED') = (resolved_at IS NOT NULL)),
        CHECK (state <> 'ACKNOWLEDGED' OR acknowledged_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX alert_standing_key ON alert (license_id, kind, organization_id) NULLS NOT DISTINCT
        WHERE state <> 'RESOLVED';
      CREATE UNIQUE INDEX alert_renewal_id_key ON alert (renewal_id) WHERE renewal_id IS NOT NULL;
      CREATE INDEX alert_opened_at_idx ON alert (opened_at, id);
      CREATE INDEX alert_license_id_idx ON alert (license_id, opened_at, id);
      CREATE INDEX alert_license_id_expires_on_idx ON alert (license_id, expires_on) WHERE expires_on IS NOT NULL;
      CREATE INDEX alert_organization_id_idx ON alert (organization_id) WHERE organization_id IS NOT NULL;
      COMMENT ON INDEX alert_standing_key IS
        'One standing alert a license, kind and organization; those that stand: judged, counted, listed.';
      COMMENT ON INDEX alert_renewal_id_key IS 'One alert a renewal, however often it is told.';
      COMMENT ON INDEX alert_opened_at_idx IS 'The list of alerts, last opened first, by pages.';
      COMMENT ON INDEX alert_license_id_idx IS 'The alerts of a license: listed, deleted with it.';
      COMMENT ON INDEX alert_license_id_expires_on_idx IS 'The alerts of the present term of a license, to judge it.';
      COMMENT ON INDEX alert_organization_id_idx IS 'The alerts of an organization, which are deleted with it.';

      -- That the end of a term was told so many days before; -1 is the day after it. Stays when the date moves away and back.
      CREATE TABLE alert_notice (
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        expires_on date NOT NULL,
        days integer NOT NULL CHECK (days >= -1),
        told_at timestamptz NOT NULL,
        PRIMARY KEY (license_id, expires_on, days)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
