import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicensesCreate1763700011000 implements MigrationInterface {
  readonly name = 'LicensesCreate1763700011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE license (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        tags text[] NOT NULL DEFAULT '{}',
        publisher_id bigint REFERENCES publisher ON DELETE RESTRICT,
        vendor_id bigint REFERENCES vendor ON DELETE RESTRICT,
        type text NOT NULL CHECK (type IN ('CUSTOM', 'PER_DEVICE', 'PER_USER', 'PER_SITE')),
        assignment_mode text CHECK (assignment_mode IN ('AUTOMATIC', 'MANUAL')),
        scope_global boolean NOT NULL DEFAULT true,
        quantity integer NOT NULL DEFAULT 0 CHECK (quantity BETWEEN 0 AND 10000000),
        -- Only of a custom license: the usage that a technician set.
        custom_usage integer CHECK (custom_usage BETWEEN 0 AND 10000000),
        enforce_quantity boolean NOT NULL DEFAULT false,
        purchase_date date,
        cost_mode text CHECK (cost_mode IN ('TOTAL', 'PER_LICENSE')),
        cost_amount numeric(18, 6) CHECK (cost_amount >= 0),
        cost_currency text,
        expires_on date,
        auto_renew boolean NOT NULL DEFAULT false,
        renewal_unit text CHECK (renewal_unit IN ('MONTH', 'YEAR')),
        renewal_count integer CHECK (renewal_count BETWEEN 1 AND 120),
        notice_days integer[] NOT NULL DEFAULT '{}',
        assignment_rule jsonb NOT NULL DEFAULT '{}',
        notifications jsonb NOT NULL DEFAULT '{}',
        -- When a change asked for seats to be moved; null once they have been. Finds the work that a killed process left.
        reconcile_requested_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((type = 'CUSTOM') = (assignment_mode IS NULL)),
        CHECK ((cost_mode IS NULL) = (cost_amount IS NULL) AND (cost_mode IS NULL) = (cost_currency IS NULL)),
        CHECK (auto_renew = false OR (expires_on IS NOT NULL AND renewal_unit IS NOT NULL AND renewal_count IS NOT NULL))
      );
      CREATE UNIQUE INDEX license_name_key ON license (lower(name));
      CREATE INDEX license_publisher_id_idx ON license (publisher_id);
      CREATE INDEX license_vendor_id_idx ON license (vendor_id);
      CREATE INDEX license_expires_on_idx ON license (expires_on);
      CREATE INDEX license_reconcile_requested_at_idx ON license (reconcile_requested_at) WHERE reconcile_requested_at IS NOT NULL;

      CREATE TABLE license_organization (
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE RESTRICT,
        PRIMARY KEY (license_id, organization_id)
      );
      CREATE INDEX license_organization_organization_id_idx ON license_organization (organization_id, license_id);

      -- Narrows an organization in the scope to some of its locations; an organization without a row here is in scope whole.
      CREATE TABLE license_location (
        license_id bigint NOT NULL,
        location_id bigint NOT NULL,
        organization_id bigint NOT NULL,
        PRIMARY KEY (license_id, location_id),
        FOREIGN KEY (license_id, organization_id) REFERENCES license_organization (license_id, organization_id) ON DELETE CASCADE,
        FOREIGN KEY (location_id, organization_id) REFERENCES location (id, organization_id) ON DELETE RESTRICT
      );
      CREATE INDEX license_location_location_id_idx ON license_location (location_id);

      -- What the rule of an automatic license looks at: finds the licenses that a changed fact can move.
      CREATE TABLE license_dependency (
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('PRODUCT', 'TITLE', 'DEVICE_GROUP', 'LAST_SEEN', 'WITHOUT_SOFTWARE')),
        target_id bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (license_id, kind, target_id)
      );
      CREATE INDEX license_dependency_target_idx ON license_dependency (kind, target_id);

      -- The ledger behind the quantity.
      CREATE TABLE license_purchase (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('INITIAL', 'PURCHASE', 'RENEWAL', 'ADJUSTMENT')),
        purchased_on date NOT NULL,
        quantity_delta integer NOT NULL,
        quantity_after integer NOT NULL CHECK (quantity_after >= 0),
        unit_cost numeric(18, 6),
        total_cost numeric(18, 6),
        currency text,
        vendor_id bigint REFERENCES vendor ON DELETE RESTRICT,
        po_number text NOT NULL DEFAULT '',
        invoice_number text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        actor_id bigint,
        actor_name text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX license_purchase_license_id_idx ON license_purchase (license_id, id);
      CREATE INDEX license_purchase_vendor_id_idx ON license_purchase (vendor_id);

      CREATE TABLE license_usage_history (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        changed_at timestamptz NOT NULL DEFAULT now(),
        old_quantity integer NOT NULL,
        new_quantity integer NOT NULL,
        old_usage integer NOT NULL,
        new_usage integer NOT NULL,
        note text NOT NULL DEFAULT '',
        actor_id bigint,
        actor_name text NOT NULL DEFAULT ''
      );
      CREATE INDEX license_usage_history_license_id_idx ON license_usage_history (license_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
