import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiClientsCreate1763700031000 implements MigrationInterface {
  readonly name = 'ApiClientsCreate1763700031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A program that signs in by itself. Its secret cannot be guessed, so a plain hash keeps it.
      CREATE TABLE api_client (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        client_id text NOT NULL,
        secret_hash bytea NOT NULL,
        secret_hint text NOT NULL,
        technician_role_id bigint REFERENCES technician_role ON DELETE RESTRICT,
        system_administrator boolean NOT NULL DEFAULT FALSE,
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        -- The permissions of a role, or all of them; not both and not neither.
        CHECK (system_administrator <> (technician_role_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX api_client_name_key ON api_client (lower(name));
      CREATE UNIQUE INDEX api_client_client_id_key ON api_client (client_id);
      CREATE INDEX api_client_technician_role_id_idx ON api_client (technician_role_id);

      CREATE TABLE api_token (
        token_hash bytea PRIMARY KEY,
        api_client_id bigint NOT NULL REFERENCES api_client ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX api_token_api_client_id_idx ON api_token (api_client_id);
      CREATE INDEX api_token_expires_at_idx ON api_token (expires_at);

      -- Who asked for an import, technician or program.
      ALTER TABLE license_import ADD COLUMN actor_key text;
      UPDATE license_import SET actor_key = coalesce(actor_id::text, '0');
      ALTER TABLE license_import ALTER COLUMN actor_key SET NOT NULL;
      CREATE INDEX license_import_actor_key_idx ON license_import (actor_key, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
