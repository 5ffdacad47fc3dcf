import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditChain1763700032000 implements MigrationInterface {
  readonly name = 'AuditChain1763700032000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who acted: a technician, an API client, or the system itself.
      ALTER TABLE audit_event ADD COLUMN actor_kind text NOT NULL DEFAULT 'TECHNICIAN'
        CHECK (actor_kind IN ('TECHNICIAN', 'API_CLIENT', 'SYSTEM'));
      ALTER TABLE audit_event ALTER COLUMN subject_id DROP NOT NULL;
      CREATE INDEX audit_event_organization_id_idx ON audit_event (organization_id, id);
      CREATE INDEX audit_event_actor_id_idx ON audit_event (actor_id, id);

      -- Chains the entries in the order in which they were committed: each seal is made of its entry and the seal before.
      CREATE TABLE audit_seal (
        position bigint PRIMARY KEY,
        event_id bigint NOT NULL,
        hash text NOT NULL
      );
      CREATE UNIQUE INDEX audit_seal_event_id_key ON audit_seal (event_id);

      -- How far the chain goes: one row, or none before the first entry, so that entries cut off at its end are missed.
      CREATE TABLE audit_head (
        id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        position bigint NOT NULL,
        hash text NOT NULL
      );

      -- All of an entry, in one way to write it.
      CREATE FUNCTION audit_event_text(e audit_event) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT jsonb_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_kind,
          e.actor_id, e.actor_name, e.action, e.subject_type, e.subject_id, e.organization_id, e.before, e.after,
          e.request_id)::text
      $$;

      -- Seals entries of the open transaction, which holds the end of the chain until it is committed.
      CREATE FUNCTION audit_seal_events(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        head audit_head;
        entry audit_event;
      BEGIN
        IF NOT EXISTS (SELECT FROM audit_event WHERE id = ANY(ids)) THEN
          RETURN;
        END IF;
        INSERT INTO audit_head (position, hash) VALUES (0, '') ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
        FOR entry IN SELECT * FROM audit_event WHERE id = ANY(ids) ORDER BY id LOOP
          head.position := head.position + 1;
          head.hash := encode(sha256(convert_to(
            head.hash || E'\\n' || head.position || E'\\n' || audit_event_text(entry), 'UTF8')), 'hex');
          INSERT INTO audit_seal VALUES (head.position, entry.id, head.hash);
        END LOOP;
        UPDATE audit_head SET position = head.position, hash = head.hash;
      END $$;

      CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays();

      SELECT audit_seal_events(ARRAY(SELECT id FROM audit_event));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
