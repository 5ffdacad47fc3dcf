import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BillingInvoicesCreate1763700051000 implements MigrationInterface {
  readonly name = 'BillingInvoicesCreate1763700051000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How invoices are numbered; the row is held while one takes its number, so that there is no gap.
      CREATE TABLE billing_numbering (
        id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        version integer NOT NULL DEFAULT 1,
        prefix text NOT NULL DEFAULT 'INV-',
        suffix text NOT NULL DEFAULT '',
        digits integer NOT NULL DEFAULT 5 CHECK (digits >= 1 AND digits <= 12),
        next bigint NOT NULL DEFAULT 1 CHECK (next >= 1)
      );
      INSERT INTO billing_numbering DEFAULT VALUES;
      COMMENT ON TABLE billing_numbering IS 'Filled by its migration.';

      -- What an organization is charged for one period of an agreement, or what of it is given back.
      CREATE TABLE billing_invoice (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        kind text NOT NULL DEFAULT 'INVOICE' CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
        credited_invoice_id bigint REFERENCES billing_invoice ON DELETE RESTRICT,
        counter bigint NOT NULL UNIQUE,
        number text NOT NULL,
        status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'APPROVED', 'COMPLETED', 'ARCHIVED')),
        -- What it was when it was archived.
        archived_status text CHECK (archived_status IN ('PENDING', 'APPROVED', 'COMPLETED')),
        billing_agreement_id bigint REFERENCES billing_agreement ON DELETE SET NULL,
        agreement_name text NOT NULL,
        sequence integer,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE RESTRICT,
        period_start date NOT NULL,
        period_end date NOT NULL,
        -- How long a whole period was.
        "interval" text NOT NULL DEFAULT 'MONTHLY' CHECK ("interval" IN ('WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL')),
        -- The part of a whole period that is charged; both are the same unless a short one pays its part.
        charged_days integer NOT NULL DEFAULT 1,
        whole_days integer NOT NULL DEFAULT 1,
        measured_on date NOT NULL,
        invoiced_on date NOT NULL,
        due_on date NOT NULL,
        currency text NOT NULL,
        tax_percent numeric(7,4) NOT NULL,
        subtotal numeric(26,6) NOT NULL,
        tax numeric(26,6) NOT NULL,
        total numeric(26,6) NOT NULL,
        note text NOT NULL DEFAULT '',
        -- Products whose lines were taken out by hand: measuring again leaves them out.
        removed_product_ids bigint[] NOT NULL DEFAULT '{}',
        approved_at timestamptz,
        approved_by text NOT NULL DEFAULT '',
        exported_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((kind = 'CREDIT_NOTE') = (credited_invoice_id IS NOT NULL)),
        CHECK ((status = 'ARCHIVED') = (archived_status IS NOT NULL)),
        CHECK (period_end >= period_start)
      );
      CREATE UNIQUE INDEX billing_invoice_number_key ON billing_invoice (number);
      CREATE UNIQUE INDEX billing_invoice_period_key ON billing_invoice (billing_agreement_id, sequence);
      CREATE UNIQUE INDEX billing_invoice_credited_key ON billing_invoice (credited_invoice_id);
      CREATE INDEX billing_invoice_organization_id_idx ON billing_invoice (organization_id, invoiced_on, id);
      CREATE INDEX billing_invoice_invoiced_on_idx ON billing_invoice (invoiced_on, id);
      CREATE INDEX billing_invoice_period_start_idx ON billing_invoice (period_start);
      CREATE INDEX billing_invoice_unexported_idx ON billing_invoice (id)
        WHERE exported_at IS NULL AND status IN ('APPROVED', 'COMPLETED');
      COMMENT ON INDEX billing_invoice_period_start_idx IS 'The margins of some months.';
      COMMENT ON INDEX billing_invoice_unexported_idx IS 'What waits to be exported.';
      COMMENT ON INDEX billing_invoice_organization_id_idx IS 'The invoices of an organization, newest first.';
      COMMENT ON INDEX billing_invoice_invoiced_on_idx IS 'The list of invoices by day.';

      -- A line keeps what it says of everything that may change or go afterwards.
      CREATE TABLE billing_invoice_line (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        billing_invoice_id bigint NOT NULL REFERENCES billing_invoice ON DELETE CASCADE,
        position integer NOT NULL,
        billing_product_id bigint REFERENCES billing_product ON DELETE SET NULL,
        description text NOT NULL,
        account_code text NOT NULL,
        account_name text NOT NULL,
        quantity_source text NOT NULL,
        license_id bigint REFERENCES license ON DELETE SET NULL,
        license_name text NOT NULL DEFAULT '',
        license_count text,
        quantity integer NOT NULL CHECK (quantity >= 0),
        included_count integer NOT NULL CHECK (included_count >= 0),
        billed_quantity integer NOT NULL,
        unit_price numeric(24,10) NOT NULL,
        unit_cost numeric(24,10),
        cost_currency text,
        exchange_rate numeric(24,10),
        amount numeric(26,6) NOT NULL,
        taxable boolean NOT NULL,
        -- Somebody wrote or changed it by hand: recalculating leaves it alone.
        edited boolean NOT NULL DEFAULT FALSE,
        -- Whatever somebody did afterwards is no reason of it.
        made_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX billing_invoice_line_billing_invoice_id_idx ON billing_invoice_line (billing_invoice_id, position);
      CREATE INDEX billing_invoice_line_billing_product_id_idx ON billing_invoice_line (billing_product_id);
      CREATE INDEX billing_invoice_line_license_id_idx ON billing_invoice_line (license_id);
      COMMENT ON INDEX billing_invoice_line_billing_invoice_id_idx IS 'The lines of an invoice, in order.';
      COMMENT ON INDEX billing_invoice_line_billing_product_id_idx IS 'What a product brought in, and deleting one.';
      COMMENT ON INDEX billing_invoice_line_license_id_idx IS 'What was charged for a license, and deleting one.';

      -- The seats, devices or people that a line counted, as they were called then. Nothing here is another row's.
      CREATE TABLE billing_line_holder (
        billing_invoice_line_id bigint NOT NULL REFERENCES billing_invoice_line ON DELETE CASCADE,
        holder_kind text NOT NULL CHECK (holder_kind IN ('DEVICE', 'PERSON', 'LOCATION')),
        holder_id bigint NOT NULL,
        holder_name text NOT NULL,
        organization_name text NOT NULL,
        assigned_on date,
        seats integer NOT NULL,
        PRIMARY KEY (billing_invoice_line_id, holder_kind, holder_id)
      );
      COMMENT ON INDEX billing_invoice_counter_key IS 'No counter is taken twice.';
      COMMENT ON INDEX billing_invoice_number_key IS 'No number is taken twice.';
      COMMENT ON INDEX billing_invoice_period_key IS 'A period of an agreement is billed once.';
      COMMENT ON INDEX billing_invoice_credited_key IS 'An invoice is credited once.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE billing_line_holder, billing_invoice_line, billing_invoice, billing_numbering');
  }
}
