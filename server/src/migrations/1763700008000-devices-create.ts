import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DevicesCreate1763700008000 implements MigrationInterface {
  readonly name = 'DevicesCreate1763700008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE device (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        organization_id bigint NOT NULL REFERENCES organization ON DELETE RESTRICT,
        location_id bigint NOT NULL,
        name text NOT NULL,
        device_class text NOT NULL CHECK (device_class IN ('WORKSTATION', 'LAPTOP', 'SERVER', 'VIRTUAL_MACHINE', 'MOBILE', 'OTHER')),
        status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'DECOMMISSIONED')),
        os_name text NOT NULL DEFAULT '',
        os_version text NOT NULL DEFAULT '',
        serial_number text,
        hardware_uuid text,
        manufacturer text NOT NULL DEFAULT '',
        model text NOT NULL DEFAULT '',
        tags text[] NOT NULL DEFAULT '{}',
        primary_user_id bigint REFERENCES person ON DELETE SET NULL,
        last_logged_user text NOT NULL DEFAULT '',
        -- The id that the inventory agent, or the caller of POST /inventory, gives the device.
        agent_id text,
        agent text NOT NULL DEFAULT '',
        last_seen_at timestamptz,
        -- Hash of the last inventory, so that an unchanged one touches this row only.
        inventory_hash bytea,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (location_id, organization_id) REFERENCES location (id, organization_id) ON DELETE RESTRICT
      )
      -- An inventory that changes nothing writes last_seen_at alone, for every device every day. With no index on that
      -- column and room in the page, such a write touches the row and not one of the indexes.
      WITH (fillfactor = 85);
      CREATE UNIQUE INDEX device_agent_id_key ON device (organization_id, agent_id) WHERE agent_id IS NOT NULL;
      CREATE INDEX device_serial_number_idx ON device (organization_id, lower(serial_number)) WHERE serial_number IS NOT NULL;
      CREATE INDEX device_hardware_uuid_idx ON device (organization_id, lower(hardware_uuid)) WHERE hardware_uuid IS NOT NULL;
      CREATE INDEX device_organization_name_idx ON device (organization_id, lower(name), id);
      CREATE INDEX device_name_idx ON device (lower(name), id);
      CREATE INDEX device_location_id_idx ON device (location_id);
      CREATE INDEX device_primary_user_id_idx ON device (primary_user_id) WHERE primary_user_id IS NOT NULL;
      CREATE INDEX device_tags_idx ON device USING gin (tags);
      -- Finds a piece of a name, serial number or agent id: one index serves each column alone and any of them. Every
      -- search reads the list of pending entries (in kB), so that is kept short.
      CREATE INDEX device_search_idx ON device USING gin (name gin_trgm_ops, serial_number gin_trgm_ops, agent_id gin_trgm_ops)
        WITH (gin_pending_list_limit = 512);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
