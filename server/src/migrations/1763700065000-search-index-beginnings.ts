import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchIndexBeginnings1763700065000 implements MigrationInterface {
  readonly name = 'SearchIndexBeginnings1763700065000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An index in the order of names finds how one begins only where the database sorts by code point.
      CREATE INDEX device_name_beginning_idx ON device (lower(name) text_pattern_ops);
      CREATE INDEX person_name_beginning_idx ON person (lower(name) text_pattern_ops);
      CREATE INDEX product_name_beginning_idx ON product (lower(name) text_pattern_ops);
      COMMENT ON INDEX device_name_beginning_idx IS 'Devices by how the name begins, whatever the database sorts by.';
      COMMENT ON INDEX person_name_beginning_idx IS 'People by how the name begins, whatever the database sorts by.';
      COMMENT ON INDEX product_name_beginning_idx IS 'Products by how the name begins, whatever the database sorts by.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
