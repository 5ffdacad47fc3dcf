import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformAudit1763700020000 implements MigrationInterface {
  readonly name = 'PlatformAudit1763700020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who did what. Without references: an entry outlives what it tells of.
      CREATE TABLE audit_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        actor_id bigint,
        actor_name text NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id bigint NOT NULL,
        organization_id bigint,
        before jsonb,
        after jsonb,
        request_id text
      );
      -- Serves the history of one thing.
      CREATE INDEX audit_event_subject_idx ON audit_event (subject_type, subject_id, id);

      CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Audit entries are only ever added to.';
      END $$;
      CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
