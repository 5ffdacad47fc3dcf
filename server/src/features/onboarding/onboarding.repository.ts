import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { OnboardingStep } from './onboarding.dto.js';

/** What there is, as far as steps ask for it. */
export type OnboardingFacts = Record<OnboardingStep, boolean> & {
  dismissed: boolean;
  deviceId: number | null;
  deviceName: string;
  reportedAt: Date;
  locationId: number | null;
  organizationId: number;
};

const own = (kind: string, id: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM sample_mark m WHERE m.kind = ${kind}::text AND m.row_id = ${id})`;

/** Billing is active, and not by the sample alone, which switches it on. */
const billingOfTheirOwn = sql`EXISTS (
  SELECT FROM app WHERE key = 'billing' AND active AND (
    NOT EXISTS (SELECT FROM setting WHERE key = 'sample-data' AND value @> '{"billingActive": false}')
    OR EXISTS (SELECT FROM billing_product p WHERE ${own('BillingProduct', sql`p.id`)})
    OR EXISTS (SELECT FROM billing_agreement a WHERE ${own('BillingAgreement', sql`a.id`)}
      AND ${own('Organization', sql`a.organization_id`)})))`;

@Injectable()
export class OnboardingRepository {
  constructor(private readonly database: Database) {}

  /**
   * One statement of questions that each end at the first row that answers them. Who decided about software is found by
   * audit_event_subject_idx.
   */
  facts(): Promise<OnboardingFacts> {
    return this.database.one<OnboardingFacts>(sql`
      SELECT
        place.id IS NOT NULL AS "ORGANIZATION",
        EXISTS (SELECT FROM enrollment_token) AS "ENROLLMENT_TOKEN",
        first.id IS NOT NULL AS "DEVICE",
        EXISTS (SELECT FROM audit_event WHERE subject_type IN ('Product', 'Title', 'SoftwareRule')
          AND actor_kind = 'TECHNICIAN') AS "SOFTWARE",
        EXISTS (SELECT FROM license l WHERE ${own('License', sql`l.id`)}) AS "LICENSE",
        (SELECT count(*) FROM (SELECT FROM technician t WHERE ${own('Person', sql`t.person_id`)} LIMIT 2) AS several) = 2
          AS "TECHNICIAN",
        EXISTS (SELECT FROM notification_channel) AS "NOTIFICATIONS",
        ${billingOfTheirOwn} AS "BILLING",
        EXISTS (SELECT FROM setting WHERE key = 'onboarding-dismissed') AS dismissed,
        first.id AS "deviceId", first.name AS "deviceName", first.reported_at AS "reportedAt",
        place.id AS "locationId", place.organization_id AS "organizationId"
      FROM (SELECT) AS one
      LEFT JOIN LATERAL (
        SELECT d.id, d.name, coalesce(d.last_seen_at, d.created_at) AS reported_at FROM device d
        WHERE ${own('Device', sql`d.id`)} ORDER BY d.id LIMIT 1
      ) AS first ON TRUE
      LEFT JOIN LATERAL (
        SELECT l.id, l.organization_id FROM location l
        WHERE ${own('Location', sql`l.id`)} AND ${own('Organization', sql`l.organization_id`)} ORDER BY l.id LIMIT 1
      ) AS place ON TRUE`);
  }

  /** @returns whether anything became different. */
  async setDismissed(dismissed: boolean): Promise<boolean> {
    const changed = dismissed
      ? sql`INSERT INTO setting (key, value) VALUES ('onboarding-dismissed', 'true') ON CONFLICT DO NOTHING RETURNING key`
      : sql`DELETE FROM setting WHERE key = 'onboarding-dismissed' RETURNING key`;
    return (await this.database.first(changed)) !== null;
  }
}
