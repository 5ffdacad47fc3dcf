import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SoftwareCreate1763700009000 implements MigrationInterface {
  readonly name = 'SoftwareCreate1763700009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        publisher_name text NOT NULL DEFAULT '',
        kind text NOT NULL CHECK (kind IN ('APPLICATION', 'COMPONENT', 'UPDATE', 'SYSTEM_PACKAGE')),
        -- The normalizer's identity of a product: two titles with one key are one product.
        key text NOT NULL,
        reviewed boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX product_key_key ON product (key);
      CREATE INDEX product_name_idx ON product (lower(name), id);
      CREATE INDEX product_name_trgm_idx ON product USING gin (name gin_trgm_ops);
      CREATE INDEX product_publisher_name_idx ON product (lower(publisher_name));

      -- Further keys that stand for a product: those of products merged into it, and that of the name a technician gave it.
      -- No key stands for two products, here and in product.key taken together.
      CREATE TABLE product_alias (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
        key text NOT NULL,
        origin text NOT NULL CHECK (origin IN ('MERGE', 'NAME')),
        -- What the product with this key was called.
        name text NOT NULL,
        publisher_name text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX product_alias_key_key ON product_alias (key);
      CREATE INDEX product_alias_product_id_idx ON product_alias (product_id);

      CREATE TABLE software_rule (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        priority integer NOT NULL DEFAULT 100,
        field text NOT NULL CHECK (field IN ('NAME', 'PUBLISHER')),
        operator text NOT NULL CHECK (operator IN ('EQUALS', 'STARTS_WITH', 'CONTAINS', 'WILDCARD')),
        pattern text NOT NULL,
        publisher_pattern text,
        product_name text NOT NULL,
        publisher_name text NOT NULL DEFAULT '',
        kind text CHECK (kind IN ('APPLICATION', 'COMPONENT', 'UPDATE', 'SYSTEM_PACKAGE')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE title (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        publisher text NOT NULL DEFAULT '',
        platform text NOT NULL DEFAULT 'OTHER' CHECK (platform IN ('WINDOWS', 'MACOS', 'LINUX', 'OTHER')),
        source text NOT NULL DEFAULT '',
        system_category text NOT NULL DEFAULT '',
        product_id bigint NOT NULL REFERENCES product ON DELETE RESTRICT,
        -- CATALOG, RULE, GENERAL: the normalizer's answer. MANUAL: mapped by a technician, never replayed over.
        matched_by text NOT NULL CHECK (matched_by IN ('CATALOG', 'RULE', 'GENERAL', 'MANUAL')),
        matched_by_id text NOT NULL DEFAULT '',
        first_seen_at timestamptz NOT NULL DEFAULT now()
      );
      -- Names are cut to 500 and publishers to 200 characters, but 4 bytes each would pass the limit of a b-tree entry: hence the digest.
      CREATE UNIQUE INDEX title_identity_key ON title (md5(name), md5(publisher), platform);
      CREATE INDEX title_product_id_idx ON title (product_id);
      CREATE INDEX title_name_trgm_idx ON title USING gin (name gin_trgm_ops);
      -- Finds the titles that a technician's rule decided.
      CREATE INDEX title_rule_idx ON title (matched_by_id) WHERE matched_by = 'RULE';

      -- A title in one version: what an installation is of. '' stands for a version that was not reported.
      CREATE TABLE release (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        title_id bigint NOT NULL REFERENCES title ON DELETE CASCADE,
        version text NOT NULL DEFAULT ''
      );
      CREATE UNIQUE INDEX release_title_version_key ON release (title_id, version);

      CREATE TABLE installation (
        device_id bigint NOT NULL REFERENCES device ON DELETE CASCADE,
        release_id bigint NOT NULL REFERENCES release ON DELETE RESTRICT,
        first_seen_at timestamptz NOT NULL,
        installed_on date,
        last_used_on date,
        PRIMARY KEY (device_id, release_id)
      );
      -- Serves "which devices have this product" in rules, groups and lists.
      CREATE INDEX installation_release_device_idx ON installation (release_id, device_id);

      -- What an inventory no longer reported, kept for the device's history.
      CREATE TABLE past_installation (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        device_id bigint NOT NULL REFERENCES device ON DELETE CASCADE,
        release_id bigint NOT NULL REFERENCES release ON DELETE RESTRICT,
        first_seen_at timestamptz NOT NULL,
        removed_at timestamptz NOT NULL
      );
      CREATE INDEX past_installation_device_id_idx ON past_installation (device_id, removed_at);
      CREATE INDEX past_installation_release_id_idx ON past_installation (release_id);

      -- Active devices that have a product, or a raw title, per organization and in all of them: kept exact by the
      -- transactions that change installations. The totals let lists sort by them without adding up organizations.
      CREATE TABLE product_device_count (
        product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE CASCADE,
        devices bigint NOT NULL,
        PRIMARY KEY (product_id, organization_id)
      );
      CREATE INDEX product_device_count_organization_id_idx ON product_device_count (organization_id, product_id);

      CREATE TABLE title_device_count (
        title_id bigint NOT NULL REFERENCES title ON DELETE CASCADE,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE CASCADE,
        devices bigint NOT NULL,
        PRIMARY KEY (title_id, organization_id)
      );
      CREATE INDEX title_device_count_organization_id_idx ON title_device_count (organization_id, title_id);

      -- Room on each page, so that a count moves in place.
      CREATE TABLE product_device_total (
        product_id bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
        devices bigint NOT NULL
      ) WITH (fillfactor = 70);

      CREATE TABLE title_device_total (
        title_id bigint PRIMARY KEY REFERENCES title ON DELETE CASCADE,
        devices bigint NOT NULL
      ) WITH (fillfactor = 70);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
