import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BillingExportsCreate1763700052000 implements MigrationInterface {
  readonly name = 'BillingExportsCreate1763700052000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When approved invoices are exported by themselves, and where to.
      CREATE TABLE billing_export_schedule (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        format text NOT NULL CHECK (format IN ('QUICKBOOKS', 'XERO', 'CSV', 'JSON')),
        "interval" text NOT NULL CHECK ("interval" IN ('DAILY', 'WEEKLY', 'MONTHLY')),
        -- Weekly: 1 (Monday) to 7; monthly: 1 to 31, of which a short month uses its last day.
        day integer CHECK (day >= 1 AND day <= 31),
        hour integer NOT NULL DEFAULT 6 CHECK (hour >= 0 AND hour <= 23),
        target text NOT NULL CHECK (target IN ('FOLDER', 'EMAIL', 'WEBHOOK')),
        folder text,
        recipients text[] NOT NULL DEFAULT '{}',
        notification_channel_id bigint REFERENCES notification_channel ON DELETE RESTRICT,
        active boolean NOT NULL DEFAULT TRUE,
        -- The last day that was seen to; a day is seen to once.
        done_on date,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((target = 'FOLDER') = (folder IS NOT NULL)),
        CHECK ((target = 'EMAIL') = (recipients <> '{}')),
        CHECK ((target = 'WEBHOOK') = (notification_channel_id IS NOT NULL)),
        CHECK (("interval" = 'DAILY') = (day IS NULL) AND ("interval" <> 'WEEKLY' OR day <= 7))
      );
      CREATE UNIQUE INDEX billing_export_schedule_name_key ON billing_export_schedule (lower(name));
      CREATE INDEX billing_export_schedule_notification_channel_id_idx
        ON billing_export_schedule (notification_channel_id) WHERE notification_channel_id IS NOT NULL;
      COMMENT ON INDEX billing_export_schedule_notification_channel_id_idx IS
        'The schedules that send to a channel, which is not deleted meanwhile.';

      -- A file that was made of invoices. It is kept as it was written, and is the same whenever it is asked for.
      CREATE TABLE billing_export (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        format text NOT NULL CHECK (format IN ('QUICKBOOKS', 'XERO', 'CSV', 'JSON')),
        billing_export_schedule_id bigint REFERENCES billing_export_schedule ON DELETE SET NULL,
        scheduled_for date,
        status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
        -- It may hold invoices that were exported before.
        again boolean NOT NULL DEFAULT FALSE,
        invoice_count integer NOT NULL DEFAULT 0,
        -- Invoices that are in the file so far, and the lines of those.
        written_count integer NOT NULL DEFAULT 0,
        line_count integer NOT NULL DEFAULT 0,
        -- Credit notes that a file for QuickBooks has no place for beside invoices.
        left_out_count integer NOT NULL DEFAULT 0,
        -- How often somebody began to write it.
        attempts integer NOT NULL DEFAULT 0,
        file_name text NOT NULL DEFAULT '',
        file bytea,
        finished_at timestamptz,
        failure text NOT NULL DEFAULT '',
        -- Of an export by schedule: when its file was handed over, and why it could not be so far.
        delivered_at timestamptz,
        delivery_attempts integer NOT NULL DEFAULT 0,
        delivery_failure text NOT NULL DEFAULT '',
        -- What a webhook knows the file by, over all attempts, and when it is posted again; null: now.
        delivery_id uuid NOT NULL,
        delivery_due_at timestamptz,
        actor_id bigint,
        actor_name text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX billing_export_scheduled_key ON billing_export (billing_export_schedule_id, scheduled_for);
      CREATE INDEX billing_export_status_idx ON billing_export (id) WHERE status IN ('WAITING', 'RUNNING');
      COMMENT ON INDEX billing_export_status_idx IS 'What is still to be done.';
      CREATE INDEX billing_export_undelivered_idx ON billing_export (id)
        WHERE status = 'DONE' AND delivered_at IS NULL AND billing_export_schedule_id IS NOT NULL;
      COMMENT ON INDEX billing_export_undelivered_idx IS 'Files that a schedule has still to hand over.';

      CREATE TABLE billing_export_invoice (
        billing_export_id bigint NOT NULL REFERENCES billing_export ON DELETE CASCADE,
        billing_invoice_id bigint NOT NULL REFERENCES billing_invoice ON DELETE RESTRICT,
        PRIMARY KEY (billing_export_id, billing_invoice_id)
      );
      CREATE INDEX billing_export_invoice_billing_invoice_id_idx ON billing_export_invoice (billing_invoice_id);
      COMMENT ON INDEX billing_export_invoice_billing_invoice_id_idx IS 'The exports that an invoice is in.';
      COMMENT ON INDEX billing_export_schedule_name_key IS 'No two schedules have the same name, whatever its case.';
      COMMENT ON INDEX billing_export_scheduled_key IS 'A schedule makes one export a day.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE billing_export_invoice, billing_export, billing_export_schedule');
  }
}
