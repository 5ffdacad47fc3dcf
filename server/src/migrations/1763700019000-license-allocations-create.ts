import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LicenseAllocationsCreate1763700019000 implements MigrationInterface {
  readonly name = 'LicenseAllocationsCreate1763700019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A share of the quantity that is reserved for an organization.
      CREATE TABLE license_allocation (
        license_id bigint NOT NULL REFERENCES license ON DELETE CASCADE,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE RESTRICT,
        quantity integer NOT NULL CHECK (quantity BETWEEN 0 AND 10000000),
        PRIMARY KEY (license_id, organization_id)
      );
      CREATE INDEX license_allocation_organization_id_idx ON license_allocation (organization_id, license_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
