import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DevicesFindBySerial1763700023000 implements MigrationInterface {
  readonly name = 'DevicesFindBySerial1763700023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Lists of holders name devices by serial number whatever their organization: device_serial_number_idx begins with it.
      CREATE INDEX device_serial_number_lookup_idx ON device (lower(serial_number)) WHERE serial_number IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
