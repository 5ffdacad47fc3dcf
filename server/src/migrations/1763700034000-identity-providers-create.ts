import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdentityProvidersCreate1763700034000 implements MigrationInterface {
  readonly name = 'IdentityProvidersCreate1763700034000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An OpenID Connect provider that technicians sign in by.
      CREATE TABLE identity_provider (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        issuer text NOT NULL,
        client_id text NOT NULL,
        client_secret text NOT NULL,
        scopes text[] NOT NULL,
        active boolean NOT NULL DEFAULT TRUE,
        roles_claim text,
        creates_technicians boolean NOT NULL DEFAULT FALSE,
        default_technician_role_id bigint REFERENCES technician_role ON DELETE RESTRICT,
        allowed_email_domains text[] NOT NULL DEFAULT '{}',
        required_email_domains text[] NOT NULL DEFAULT '{}',
        trusts_email boolean NOT NULL DEFAULT FALSE,
        satisfies_one_time_code boolean NOT NULL DEFAULT FALSE,
        allow_private_address boolean NOT NULL DEFAULT FALSE,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX identity_provider_name_key ON identity_provider (lower(name));
      CREATE INDEX identity_provider_default_technician_role_id_idx
        ON identity_provider (default_technician_role_id);

      -- What a value of the roles claim makes of somebody; the first that applies counts.
      CREATE TABLE identity_role_mapping (
        identity_provider_id bigint NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
        position integer NOT NULL,
        claim_value text NOT NULL,
        technician_role_id bigint REFERENCES technician_role ON DELETE RESTRICT,
        system_administrator boolean NOT NULL DEFAULT FALSE,
        PRIMARY KEY (identity_provider_id, position),
        -- A role, or everything; not both and not neither.
        CHECK (system_administrator <> (technician_role_id IS NOT NULL))
      );
      CREATE INDEX identity_role_mapping_technician_role_id_idx ON identity_role_mapping (technician_role_id);

      -- Whom an issuer means by a subject. The issuer stands here once more: a provider whose issuer is changed
      -- vouches for nobody whom the one before vouched for.
      CREATE TABLE technician_identity (
        identity_provider_id bigint NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id bigint NOT NULL REFERENCES technician ON DELETE CASCADE,
        linked_at timestamptz NOT NULL DEFAULT now(),
        last_signed_in_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (identity_provider_id, issuer, subject)
      );
      -- A technician is one person at a provider: an address that was given to somebody else there opens nothing.
      CREATE UNIQUE INDEX technician_identity_person_id_key
        ON technician_identity (person_id, identity_provider_id, issuer);

      -- Sign-ins that came back from a provider, so that none comes back twice.
      CREATE TABLE finished_sign_in (
        state_hash bytea PRIMARY KEY,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX finished_sign_in_expires_at_idx ON finished_sign_in (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
