import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BillingProductsCreate1763700049000 implements MigrationInterface {
  readonly name = 'BillingProductsCreate1763700049000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What income is booked under. One of each quantity source is there from the start and stays as it is.
      CREATE TABLE billing_account (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        code text NOT NULL,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        default_of text UNIQUE
          CHECK (default_of IN ('MANUAL', 'DEVICE_COUNT', 'END_USER_COUNT', 'SOFTWARE_LICENSE')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX billing_account_code_key ON billing_account (lower(code));
      INSERT INTO billing_account (code, name, description, default_of) VALUES
        ('SERVICES', 'Services', 'What is charged by a quantity that is set by hand.', 'MANUAL'),
        ('DEVICES', 'Devices', 'What is charged for each device.', 'DEVICE_COUNT'),
        ('END-USERS', 'End users', 'What is charged for each end user.', 'END_USER_COUNT'),
        ('SOFTWARE', 'Software', 'What is charged for software licenses.', 'SOFTWARE_LICENSE');
      COMMENT ON TABLE billing_account IS 'Filled by its migration.';

      -- What is charged for: how much of it is counted, what it costs, and at what price it is sold.
      CREATE TABLE billing_product (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        account_id bigint NOT NULL REFERENCES billing_account ON DELETE RESTRICT,
        quantity_source text NOT NULL
          CHECK (quantity_source IN ('MANUAL', 'DEVICE_COUNT', 'END_USER_COUNT', 'SOFTWARE_LICENSE')),
        manual_quantity integer CHECK (manual_quantity >= 0),
        -- Only the devices of a group; the group is null once it was deleted.
        counts_group boolean NOT NULL DEFAULT FALSE,
        device_group_id bigint REFERENCES device_group ON DELETE SET NULL,
        -- Only the end users with one of some roles; there are none once all were deleted.
        counts_roles boolean NOT NULL DEFAULT FALSE,
        -- Null once the license was deleted; its last name is kept.
        license_id bigint REFERENCES license ON DELETE SET NULL,
        license_name text NOT NULL DEFAULT '',
        license_count text CHECK (license_count IN ('USED', 'PURCHASED')),
        cost_source text NOT NULL CHECK (cost_source IN ('FIXED', 'INHERIT_FROM_LICENSE')),
        cost_amount numeric(18,6) CHECK (cost_amount >= 0),
        price_type text NOT NULL CHECK (price_type IN ('FIXED', 'MARKUP')),
        price_amount numeric(18,6) CHECK (price_amount >= 0),
        markup_percent numeric(9,4) CHECK (markup_percent >= 0),
        included_count integer NOT NULL DEFAULT 0 CHECK (included_count >= 0),
        taxable boolean NOT NULL DEFAULT TRUE,
        active boolean NOT NULL DEFAULT TRUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((quantity_source = 'MANUAL') = (manual_quantity IS NOT NULL)),
        CHECK ((quantity_source = 'SOFTWARE_LICENSE') = (license_count IS NOT NULL)),
        CHECK ((cost_source = 'FIXED') = (cost_amount IS NOT NULL)),
        CHECK ((price_type = 'FIXED') = (price_amount IS NOT NULL) AND (price_type = 'MARKUP') = (markup_percent IS NOT NULL))
      );
      CREATE UNIQUE INDEX billing_product_name_key ON billing_product (lower(name));
      CREATE INDEX billing_product_account_id_idx ON billing_product (account_id);
      CREATE INDEX billing_product_device_group_id_idx ON billing_product (device_group_id);
      CREATE INDEX billing_product_license_id_idx ON billing_product (license_id);
      COMMENT ON INDEX billing_product_account_id_idx IS 'The products of an account, where it is deleted and counted.';
      COMMENT ON INDEX billing_product_device_group_id_idx IS 'Deleting a device group.';
      COMMENT ON INDEX billing_product_license_id_idx IS 'Whether a license is charged for, and deleting one.';

      CREATE TABLE billing_product_role (
        billing_product_id bigint NOT NULL REFERENCES billing_product ON DELETE CASCADE,
        end_user_role_id bigint NOT NULL REFERENCES end_user_role ON DELETE CASCADE,
        PRIMARY KEY (billing_product_id, end_user_role_id)
      );
      CREATE INDEX billing_product_role_end_user_role_id_idx ON billing_product_role (end_user_role_id);
      COMMENT ON INDEX billing_product_role_end_user_role_id_idx IS 'Deleting an end-user role.';
      COMMENT ON INDEX billing_account_code_key IS 'No two accounts have the same code, whatever its case.';
      COMMENT ON INDEX billing_account_default_of_key IS 'Which account a quantity source has by default.';
      COMMENT ON INDEX billing_product_name_key IS 'No two products have the same name, whatever its case.';

      -- A license that is deleted leaves the name that it had last to the products that charge for it.
      CREATE FUNCTION billing_product_keep_license_name() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE billing_product SET license_name = OLD.name WHERE license_id = OLD.id;
        RETURN OLD;
      END $$;
      CREATE TRIGGER license_name_stays BEFORE DELETE ON license
        FOR EACH ROW EXECUTE FUNCTION billing_product_keep_license_name();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER license_name_stays ON license;
      DROP FUNCTION billing_product_keep_license_name;
      DROP TABLE billing_product_role, billing_product, billing_account`);
  }
}
