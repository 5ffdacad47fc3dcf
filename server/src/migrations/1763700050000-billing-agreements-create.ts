import type { MigrationInterface, QueryRunner } from 'typeorm';

const terms = `
        "interval" text NOT NULL CHECK ("interval" IN ('WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL')),
        bill_day integer NOT NULL CHECK (bill_day >= 1 AND bill_day <= 31),
        timing text NOT NULL CHECK (timing IN ('ADVANCE', 'ARREARS')),
        currency text NOT NULL,
        tax_percent numeric(7,4) NOT NULL DEFAULT 0 CHECK (tax_percent >= 0 AND tax_percent <= 100),
        prorate_first boolean NOT NULL DEFAULT FALSE,
        auto_approve boolean NOT NULL DEFAULT FALSE,
        payment_term_days integer NOT NULL DEFAULT 30 CHECK (payment_term_days >= 0 AND payment_term_days <= 3650)`;

export class BillingAgreementsCreate1763700050000 implements MigrationInterface {
  readonly name = 'BillingAgreementsCreate1763700050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What agreements are made from.
      CREATE TABLE billing_agreement_template (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',${terms},
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ("interval" <> 'WEEKLY' OR bill_day <= 7)
      );
      CREATE UNIQUE INDEX billing_agreement_template_name_key ON billing_agreement_template (lower(name));

      CREATE TABLE billing_template_product (
        billing_agreement_template_id bigint NOT NULL REFERENCES billing_agreement_template ON DELETE CASCADE,
        billing_product_id bigint NOT NULL REFERENCES billing_product ON DELETE RESTRICT,
        position integer NOT NULL,
        price numeric(18,6) CHECK (price >= 0),
        included_count integer CHECK (included_count >= 0),
        PRIMARY KEY (billing_agreement_template_id, billing_product_id)
      );
      CREATE INDEX billing_template_product_billing_product_id_idx ON billing_template_product (billing_product_id);
      COMMENT ON INDEX billing_template_product_billing_product_id_idx IS 'The templates that a product is on.';

      -- What an organization is charged, and when.
      CREATE TABLE billing_agreement (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE RESTRICT,
        name text NOT NULL,
        status text NOT NULL DEFAULT 'DRAFT' CHECK (status IN ('DRAFT', 'ACTIVE', 'ENDED')),${terms},
        start_on date NOT NULL,
        end_on date,
        -- The first day that no invoice is about yet, and the day on which its period is billed.
        next_start_on date NOT NULL,
        next_bill_on date NOT NULL,
        -- The last day that an invoice is about; null while there is none.
        billed_through date,
        -- Periods that are billed are numbered, and each number is billed once.
        next_sequence integer NOT NULL DEFAULT 1,
        -- Why the last run could not bill it; empty while nothing is wrong.
        failure text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ("interval" <> 'WEEKLY' OR bill_day <= 7),
        CHECK (end_on IS NULL OR end_on >= start_on)
      );
      CREATE UNIQUE INDEX billing_agreement_name_key ON billing_agreement (organization_id, lower(name));
      CREATE INDEX billing_agreement_next_bill_on_idx ON billing_agreement (next_bill_on) WHERE status = 'ACTIVE';
      COMMENT ON INDEX billing_agreement_next_bill_on_idx IS 'The agreements that are due, in the order of their days.';

      CREATE TABLE billing_agreement_product (
        billing_agreement_id bigint NOT NULL REFERENCES billing_agreement ON DELETE CASCADE,
        billing_product_id bigint NOT NULL REFERENCES billing_product ON DELETE RESTRICT,
        position integer NOT NULL,
        price numeric(18,6) CHECK (price >= 0),
        included_count integer CHECK (included_count >= 0),
        -- How much of the agreement's currency one unit of the license's currency is, where they differ.
        exchange_rate numeric(24,10) CHECK (exchange_rate > 0),
        -- The license's currency that the rate is of: a rate says nothing of another one.
        cost_currency text,
        PRIMARY KEY (billing_agreement_id, billing_product_id)
      );
      CREATE INDEX billing_agreement_product_billing_product_id_idx ON billing_agreement_product (billing_product_id);
      COMMENT ON INDEX billing_agreement_product_billing_product_id_idx IS 'The agreements that a product is on.';
      COMMENT ON INDEX billing_agreement_template_name_key IS 'No two templates have the same name, whatever its case.';
      COMMENT ON INDEX billing_agreement_name_key IS 'The agreements of an organization by name, each one once.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE billing_agreement_product, billing_agreement, billing_template_product, billing_agreement_template`);
  }
}
