import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicensesKeepLedger1763700025000 implements MigrationInterface {
  readonly name = 'LicensesKeepLedger1763700025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the quantity is after a purchase depends on the day of every other one: it is summed where it is shown.
      ALTER TABLE license_purchase
        DROP COLUMN quantity_after,
        -- A unit cost of 12 digits times 10 million.
        ALTER COLUMN total_cost TYPE numeric(26, 6),
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
      DROP INDEX license_purchase_license_id_idx;
      CREATE INDEX license_purchase_license_id_idx ON license_purchase (license_id, purchased_on, id);

      -- The ledger's law, judged when a transaction commits: the quantity is the sum of the purchases, and in the order of
      -- their days it was never below zero nor beyond 10 million. The license is held, because two transactions that each
      -- keep the law alone could break it together.
      CREATE FUNCTION check_license_ledger(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        owned integer;
        bought bigint;
        lowest bigint;
        highest bigint;
      BEGIN
        SELECT quantity INTO owned FROM license WHERE id = checked FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN; END IF;
        SELECT coalesce(sum(quantity_delta), 0), coalesce(min(running), 0), coalesce(max(running), 0)
        INTO bought, lowest, highest
        FROM (
          SELECT quantity_delta, sum(quantity_delta) OVER (ORDER BY purchased_on, id) AS running
          FROM license_purchase WHERE license_id = checked
        ) AS ledger;
        IF bought <> owned OR lowest < 0 OR highest > 10000000 THEN
          RAISE EXCEPTION 'License % has a quantity of % and purchases of %, between % and %', checked, owned, bought, lowest, highest
            USING ERRCODE = 'check_violation', CONSTRAINT = 'license_ledger_check', TABLE = 'license_purchase';
        END IF;
      END $$;

      CREATE FUNCTION license_purchase_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM check_license_ledger(OLD.license_id); END IF;
        IF TG_OP = 'INSERT' THEN PERFORM check_license_ledger(NEW.license_id); END IF;
        IF TG_OP = 'UPDATE' AND NEW.license_id <> OLD.license_id THEN PERFORM check_license_ledger(NEW.license_id); END IF;
        RETURN NULL;
      END $$;

      CREATE FUNCTION license_quantity_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM check_license_ledger(NEW.id);
        RETURN NULL;
      END $$;

      CREATE CONSTRAINT TRIGGER license_purchase_ledger_check
        AFTER INSERT OR DELETE OR UPDATE OF license_id, purchased_on, quantity_delta ON license_purchase
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION license_purchase_changed();
      CREATE CONSTRAINT TRIGGER license_ledger_check
        AFTER INSERT OR UPDATE OF quantity ON license
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION license_quantity_changed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
