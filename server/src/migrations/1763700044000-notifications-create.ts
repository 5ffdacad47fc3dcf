import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each index is for, as `COMMENT ON INDEX` keeps it. */
const uses = {
  notification_channel_name_key: 'No name twice; channels in the order of their names.',
  notification_created_at_idx: 'Notifications of a while ago, for the job that forgets them; the newest of a list.',
  notification_read_notification_id_idx: 'Who has read a notification, looked for when it is forgotten.',
  notification_delivery_uuid_key: 'The delivery that a receiver speaks of; an id once.',
  notification_delivery_due_idx: 'Deliveries that are still to be sent, by channel and in their order.',
  notification_delivery_collecting_idx: 'What waits for the next digest of a channel.',
  notification_delivery_digest_key: 'One digest a channel, address and day, whatever is repeated.',
  notification_delivery_channel_id_idx: 'The deliveries of a channel: listed, and looked for when it is deleted.',
  notification_delivery_notification_id_idx: 'The deliveries of a notification, which are forgotten with it.',
  notification_delivery_digest_id_idx: 'What a digest tells.',
  notification_delivery_created_at_idx: 'Deliveries from the newest on; digests of a while ago.',
  notification_attempt_delivery_id_idx: 'The attempts at a delivery, in their order.',
  license_notifications_idx: 'The licenses that name a channel, looked for before it is deleted.',
};

export class NotificationsCreate1763700044000 implements MigrationInterface {
  readonly name = 'NotificationsCreate1763700044000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where notifications are sent to. The settings are sealed: the address of a webhook is a secret of its receiver.
      CREATE TABLE notification_channel (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        kind text NOT NULL,
        active boolean NOT NULL DEFAULT TRUE,
        is_default boolean NOT NULL DEFAULT FALSE,
        minimum_severity text NOT NULL DEFAULT 'INFO',
        digest text NOT NULL DEFAULT 'IMMEDIATE',
        digest_hour integer NOT NULL DEFAULT 8,
        allow_private_address boolean NOT NULL DEFAULT FALSE,
        format text,
        sender text,
        recipients text[] NOT NULL DEFAULT '{}',
        settings text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (kind IN ('WEBHOOK', 'EMAIL')),
        CHECK (minimum_severity IN ('INFO', 'WARNING', 'CRITICAL')),
        CHECK (digest IN ('IMMEDIATE', 'DAILY', 'WEEKLY')),
        CHECK (digest_hour BETWEEN 0 AND 23),
        CHECK ((kind = 'WEBHOOK') = (format IS NOT NULL)),
        CHECK (format IN ('JSON', 'SLACK', 'TEAMS'))
      );
      CREATE UNIQUE INDEX notification_channel_name_key ON notification_channel (lower(name));

      -- What was told. Keys stay when what they stand for is forgotten: nothing is ever told a second time.
      CREATE TABLE notification_key (
        key text PRIMARY KEY,
        told_at timestamptz NOT NULL
      );

      CREATE TABLE notification (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL,
        kind text NOT NULL,
        severity text NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        path text NOT NULL,
        facts jsonb NOT NULL,
        is_global boolean NOT NULL,
        organization_ids bigint[] NOT NULL,
        in_app boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX notification_created_at_idx ON notification (created_at, id);

      -- Who has read what, under the bell.
      CREATE TABLE notification_read (
        person_id bigint NOT NULL REFERENCES technician ON DELETE CASCADE,
        notification_id bigint NOT NULL REFERENCES notification ON DELETE CASCADE,
        PRIMARY KEY (person_id, notification_id)
      );
      CREATE INDEX notification_read_notification_id_idx ON notification_read (notification_id);

      -- A message to one channel, or to one address of it. A digest is one of no notification, on a day, and tells those
      -- that name it.
      CREATE TABLE notification_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        uuid uuid NOT NULL,
        notification_id bigint REFERENCES notification ON DELETE CASCADE,
        digest_on date,
        digest_id bigint REFERENCES notification_delivery ON DELETE SET NULL,
        channel_id bigint REFERENCES notification_channel ON DELETE SET NULL,
        channel_kind text NOT NULL,
        channel_name text,
        address text,
        state text NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        last_attempt_at timestamptz,
        last_status integer,
        last_error text,
        delivered_at timestamptz,
        created_at timestamptz NOT NULL,
        CHECK (channel_kind IN ('WEBHOOK', 'EMAIL')),
        CHECK (state IN ('PENDING', 'DIGEST_WAITING', 'IN_DIGEST', 'DELIVERED', 'FAILED')),
        CHECK ((notification_id IS NULL) = (digest_on IS NOT NULL))
      );
      CREATE UNIQUE INDEX notification_delivery_uuid_key ON notification_delivery (uuid);
      CREATE INDEX notification_delivery_due_idx ON notification_delivery (channel_id, id) WHERE state = 'PENDING';
      CREATE INDEX notification_delivery_collecting_idx ON notification_delivery (channel_id, id)
        WHERE state = 'DIGEST_WAITING';
      CREATE UNIQUE INDEX notification_delivery_digest_key ON notification_delivery (channel_id, address, digest_on)
        NULLS NOT DISTINCT WHERE digest_on IS NOT NULL AND channel_id IS NOT NULL;
      CREATE INDEX notification_delivery_channel_id_idx ON notification_delivery (channel_id, id);
      CREATE INDEX notification_delivery_notification_id_idx ON notification_delivery (notification_id);
      CREATE INDEX notification_delivery_digest_id_idx ON notification_delivery (digest_id);
      CREATE INDEX notification_delivery_created_at_idx ON notification_delivery (created_at, id);

      CREATE TABLE notification_attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        delivery_id bigint NOT NULL REFERENCES notification_delivery ON DELETE CASCADE,
        at timestamptz NOT NULL,
        duration_milliseconds integer NOT NULL,
        delivered boolean NOT NULL,
        status integer,
        error text,
        answer text
      );
      CREATE INDEX notification_attempt_delivery_id_idx ON notification_attempt (delivery_id, id);

      -- There were no channels that a license could have named.
      UPDATE license SET notifications = notifications || '{"webhookIds": []}' WHERE notifications ? 'webhookIds';
      CREATE INDEX license_notifications_idx ON license USING gin ((notifications -> 'webhookIds') jsonb_path_ops)
        WHERE notifications -> 'webhookIds' <> '[]';
    `);
    for (const [index, use] of Object.entries(uses)) {
      await runner.query(`COMMENT ON INDEX ${index} IS '${use.replaceAll("'", "''")}'`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}
