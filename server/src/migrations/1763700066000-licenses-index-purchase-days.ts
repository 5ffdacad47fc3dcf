import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicensesIndexPurchaseDays1763700066000 implements MigrationInterface {
  readonly name = 'LicensesIndexPurchaseDays1763700066000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX license_purchase_purchased_on_idx ON license_purchase (purchased_on, id);
      COMMENT ON INDEX license_purchase_purchased_on_idx IS 'The purchases of some days, of all licenses.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
