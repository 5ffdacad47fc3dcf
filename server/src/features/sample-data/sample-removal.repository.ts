import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { SeatMovement } from '../reconciliation/seat-movements.rules.js';
import type { BeforeSample } from './sample-removal.rules.js';
import { marked, type SampleKind } from './sample-marks.repository.js';

/** The ids of what goes, by what it is; what was made by the sample and what people added to it alike. */
export interface Leaving {
  organizations: number[];
  locations: number[];
  devices: number[];
  people: number[];
  technicians: number[];
  licenses: number[];
  agreements: number[];
  invoices: number[];
}

/** Finds and deletes what the sample made and what is inside of it. */
@Injectable()
export class SampleRemovalRepository {
  constructor(private readonly database: Database) {}

  /** What goes. Devices and people that were moved out of the sample organizations are the sample's all the same. */
  async leaving(): Promise<Leaving> {
    // Held, and first: whoever adds to them comes to an end before the rest is read, or finds them gone.
    const organizations = await this.ids(sql`
      SELECT id FROM organization WHERE id IN ${marked('Organization')} ORDER BY id FOR UPDATE`);
    const inside = sql`organization_id = ANY (${organizations}::bigint[])`;
    return {
      organizations,
      locations: await this.ids(sql`SELECT id FROM location WHERE ${inside} ORDER BY id FOR UPDATE`),
      // Held: whoever moves seats of theirs comes to an end first.
      devices: await this.ids(sql`
        SELECT id FROM device WHERE ${inside} OR id IN ${marked('Device')} ORDER BY id FOR UPDATE`),
      people: await this.ids(sql`
        SELECT id FROM person WHERE kind <> 'TECHNICIAN' AND (${inside} OR id IN ${marked('Person')})
        ORDER BY id FOR UPDATE`),
      // Nobody signs in as those of the sample, unless people have made one of them their own, or invited them anew.
      technicians: await this.ids(sql`
        SELECT p.id FROM person p JOIN technician t ON t.person_id = p.id
        WHERE p.id IN ${marked('Person')} AND t.password_hash IS NULL AND NOT t.system_administrator
          AND NOT EXISTS (SELECT FROM technician_identity i WHERE i.person_id = p.id)
          AND NOT EXISTS (SELECT FROM invitation i WHERE i.person_id = p.id AND i.created_at > p.created_at)
        ORDER BY p.id FOR UPDATE`),
      licenses: await this.ids(sql`
        SELECT l.id FROM license l
        WHERE l.id IN ${marked('License')} OR (NOT l.scope_global
          AND EXISTS (SELECT FROM license_organization o WHERE o.license_id = l.id)
          AND NOT EXISTS (SELECT FROM license_organization o
            WHERE o.license_id = l.id AND NOT o.organization_id = ANY (${organizations}::bigint[])))
        ORDER BY l.id FOR UPDATE`),
      agreements: await this.ids(sql`SELECT id FROM billing_agreement WHERE ${inside} ORDER BY id FOR UPDATE`),
      invoices: await this.ids(sql`SELECT id FROM billing_invoice WHERE ${inside} ORDER BY id FOR UPDATE`),
    };
  }

  /** How many technicians of the sample stay. */
  async technicians(): Promise<number> {
    const { kept } = await this.database.one<{ kept: number }>(sql`
      SELECT count(*) AS kept FROM technician WHERE person_id IN ${marked('Person')}`);
    return kept;
  }

  /** Of these ids, how many people added. */
  async added(kind: SampleKind, ids: readonly number[]): Promise<number> {
    const { added } = await this.database.one<{ added: number }>(sql`
      SELECT count(*) AS added FROM unnest(${[...ids]}::bigint[]) AS id WHERE id NOT IN ${marked(kind)}`);
    return added;
  }

  /** How many of these invoices are, or credit what is, of agreements that people added. */
  async addedInvoices({ invoices }: Leaving): Promise<number> {
    const { added } = await this.database.one<{ added: number }>(sql`
      SELECT count(*) AS added FROM billing_invoice i LEFT JOIN billing_invoice c ON c.id = i.credited_invoice_id
      WHERE i.id = ANY (${invoices}::bigint[])
        AND coalesce(i.billing_agreement_id, c.billing_agreement_id) NOT IN ${marked('BillingAgreement')}`);
    return added;
  }

  /** Invoices with their exports, where nothing else is in those; a file that has others too stays as it was written. */
  async deleteBilling({ invoices, agreements }: Leaving): Promise<void> {
    const ids = sql`(${invoices}::bigint[])`;
    await this.database.query(sql`
      WITH taken_out AS (
        DELETE FROM billing_export_invoice WHERE billing_invoice_id = ANY ${ids} RETURNING billing_export_id
      )
      DELETE FROM billing_export e WHERE e.id IN (SELECT billing_export_id FROM taken_out)
        AND NOT EXISTS (SELECT FROM billing_export_invoice i
          WHERE i.billing_export_id = e.id AND NOT i.billing_invoice_id = ANY ${ids})`);
    await this.database.query(
      sql`DELETE FROM billing_invoice WHERE id = ANY ${ids} AND credited_invoice_id IS NOT NULL`,
    );
    await this.database.query(sql`DELETE FROM billing_invoice WHERE id = ANY ${ids}`);
    await this.database.query(sql`DELETE FROM billing_agreement WHERE id = ANY (${agreements}::bigint[])`);
  }

  /** What was told of alerts that go. */
  async deleteNotices({ licenses, organizations }: Leaving): Promise<void> {
    await this.database.query(sql`
      WITH gone AS (
        DELETE FROM alert
        WHERE license_id = ANY (${licenses}::bigint[]) OR organization_id = ANY (${organizations}::bigint[])
        RETURNING id
      ),
      told AS (SELECT key FROM notification_key WHERE key ~ '^alert:[0-9]+:'
        AND split_part(key, ':', 2)::bigint IN (SELECT id FROM gone)),
      forgotten AS (DELETE FROM notification_key WHERE key IN (SELECT key FROM told))
      DELETE FROM notification WHERE key IN (SELECT key FROM told)`);
  }

  /** How many seats of the licenses that go are held by what stays. */
  async ownSeats({ licenses, devices, people, technicians, locations }: Leaving): Promise<number> {
    const holders = [...people, ...technicians];
    const { seats } = await this.database.one<{ seats: number }>(sql`
      SELECT coalesce(sum(seats), 0)::bigint AS seats FROM assignment
      WHERE license_id = ANY (${licenses}::bigint[]) AND ended_on IS NULL
        AND NOT coalesce(device_id = ANY (${devices}::bigint[]), FALSE)
        AND NOT coalesce(person_id = ANY (${holders}::bigint[]), FALSE)
        AND NOT coalesce(location_id = ANY (${locations}::bigint[]), FALSE)`);
    return seats;
  }

  /**
   * Deletes the seats that what goes has, and has had, of licenses that stay.
   * @returns how their counters move.
   */
  deleteSeats({ organizations, licenses, devices, people, technicians, locations }: Leaving): Promise<SeatMovement[]> {
    return this.database.query<SeatMovement>(sql`
      WITH gone AS (
        DELETE FROM assignment
        WHERE NOT license_id = ANY (${licenses}::bigint[]) AND (
          organization_id = ANY (${organizations}::bigint[]) OR device_id = ANY (${devices}::bigint[])
          OR person_id = ANY (${[...people, ...technicians]}::bigint[]) OR location_id = ANY (${locations}::bigint[]))
        RETURNING license_id, organization_id, seats, assigned_on, ended_on
      )
      SELECT license_id AS "licenseId", organization_id AS "organizationId", assigned_on::text AS day,
        -sum(seats)::bigint AS seats, -count(*) AS held, 0::bigint AS past FROM gone GROUP BY 1, 2, 3
      UNION ALL SELECT license_id, organization_id, ended_on::text, sum(seats)::bigint, count(*), -count(*)
      FROM gone WHERE ended_on IS NOT NULL GROUP BY 1, 2, 3`);
  }

  async deleteLicenses({ licenses, organizations }: Leaving): Promise<void> {
    await this.database.query(sql`DELETE FROM license WHERE id = ANY (${licenses}::bigint[])`);
    const inside = sql`organization_id = ANY (${organizations}::bigint[])`;
    await this.database.query(sql`DELETE FROM license_allocation WHERE ${inside}`);
    await this.database.query(sql`
      WITH narrowed AS (DELETE FROM license_organization WHERE ${inside} RETURNING license_id)
      UPDATE license SET version = version + 1, updated_at = now() WHERE id IN (SELECT license_id FROM narrowed)`);
    await this.database.query(sql`DELETE FROM license_usage WHERE ${inside}`);
  }

  async deletePlaces({ organizations, locations, devices, people, technicians }: Leaving): Promise<void> {
    await this.database.query(sql`DELETE FROM device WHERE id = ANY (${devices}::bigint[])`);
    await this.database.query(sql`DELETE FROM person WHERE id = ANY (${[...people, ...technicians]}::bigint[])`);
    await this.database.query(sql`DELETE FROM location WHERE id = ANY (${locations}::bigint[])`);
    await this.database.query(sql`DELETE FROM organization WHERE id = ANY (${organizations}::bigint[])`);
  }

  /** Licenses of sites that stay: the seat of one may hang on a device that goes. */
  siteLicenses(): Promise<number[]> {
    return this.ids(sql`SELECT id FROM license WHERE type = 'PER_SITE' AND assignment_mode = 'AUTOMATIC'`);
  }

  /**
   * Numbers begin again where they began before the sample, where no invoice is left that has one, and unless people have
   * said since how to number.
   */
  async resetNumbering({ nextInvoiceNumber: next, numberingVersion }: BeforeSample): Promise<void> {
    await this.database.query(sql`
      UPDATE billing_numbering SET next = ${next}, version = version + 1
      WHERE next > ${next} AND version = ${numberingVersion ?? null}::bigint AND NOT EXISTS (SELECT FROM billing_invoice)`);
  }

  /** True where something is left that billing is for. */
  async billingInUse(): Promise<boolean> {
    const { used } = await this.database.one<{ used: boolean }>(sql`
      SELECT EXISTS (SELECT FROM billing_product) OR EXISTS (SELECT FROM billing_agreement)
        OR EXISTS (SELECT FROM billing_invoice) OR EXISTS (SELECT FROM billing_agreement_template)
        OR EXISTS (SELECT FROM billing_export_schedule) AS used`);
    return used;
  }

  private async ids(query: Sql): Promise<number[]> {
    return (await this.database.query<{ id: number }>(query)).map(({ id }) => id);
  }
}
