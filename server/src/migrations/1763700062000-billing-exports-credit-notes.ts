import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BillingExportsCreditNotes1763700062000 implements MigrationInterface {
  readonly name = 'BillingExportsCreditNotes1763700062000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- It is the file of the credit notes, which QuickBooks takes apart from invoices.
      ALTER TABLE billing_export ADD COLUMN credit_notes boolean NOT NULL DEFAULT FALSE;
      DROP INDEX billing_export_scheduled_key;
      CREATE UNIQUE INDEX billing_export_scheduled_key
        ON billing_export (billing_export_schedule_id, scheduled_for, credit_notes);
      COMMENT ON INDEX billing_export_scheduled_key IS
        'A schedule makes one export a day, and one of the credit notes that have no place in it.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
