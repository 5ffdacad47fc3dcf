import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BillingIssuerCreate1763700061000 implements MigrationInterface {
  readonly name = 'BillingIssuerCreate1763700061000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose name and address stand on invoices: one row.
      CREATE TABLE billing_issuer (
        id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL DEFAULT '',
        details text NOT NULL DEFAULT ''
      );
      INSERT INTO billing_issuer DEFAULT VALUES;
      COMMENT ON TABLE billing_issuer IS 'Filled by its migration.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE billing_issuer');
  }
}
