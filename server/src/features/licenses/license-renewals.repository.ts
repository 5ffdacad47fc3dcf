import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { listOf, type RowList } from '../../platform/http/list.js';
import { LicenseRenewal } from './license-renewals.entity.js';
import {
  type LicenseTermListQuery,
  type LicenseTermRow,
  type LicenseTermPeriodResponse,
  toTermResponse,
} from './license-renewals.dto.js';
import { type ShownTerms, termsList } from './license-renewals.sql.js';
import { License } from './licenses.entity.js';
import type { Unpaged } from '../../platform/http/list-query.js';

/** Where a list of due licenses goes on. */
export interface DueLicense {
  id: number;
  expiresOn: string;
}

/** The terms of licenses. Rows are added; none is changed or taken out. */
@Injectable()
export class LicenseRenewalsRepository {
  constructor(private readonly database: Database) {}

  /** Licenses that are due, the longest overdue first, after the one that was read last; license_renewal_due_idx. */
  due(today: string, last: DueLicense | null, limit: number): Promise<DueLicense[]> {
    const { expiresOn, id } = last ?? { expiresOn: '-infinity', id: 0 };
    return this.database.query(sql`
      SELECT l.id, l.expires_on AS "expiresOn" FROM license l
      WHERE l.auto_renew AND l.expires_on <= ${today}::date AND (l.expires_on, l.id) > (${expiresOn}::date, ${id}::bigint)
      ORDER BY l.expires_on, l.id LIMIT ${limit}`);
  }

  /** Holds a license that is due, or null: it is not any more, or somebody else is at it. */
  async lockDue(id: number, today: string): Promise<License | null> {
    const held = await this.database.first(sql`
      SELECT l.id FROM license l WHERE l.id = ${id} AND l.auto_renew AND l.expires_on <= ${today}::date
      FOR NO KEY UPDATE SKIP LOCKED`);
    return held === null ? null : this.database.repository(License).findOneByOrFail({ id });
  }

  /**
   * Opens terms of a license.
   * @returns those that were not opened before, with their ids, in their order; license_renewal_renewed_on_key.
   */
  async open(
    terms: readonly Omit<LicenseRenewal, 'id' | 'createdAt'>[],
  ): Promise<Pick<LicenseRenewal, 'id' | 'renewedOn' | 'expiresOn'>[]> {
    const rows = await this.database.query<{ id: number; renewedOn: string; expiresOn: string }>(sql`
      INSERT INTO license_renewal
        (license_id, renewed_on, starts_on, expires_on, automatic, quantity, total_cost, currency, actor_id, actor_name)
      SELECT "licenseId", "renewedOn", "startsOn", "expiresOn", automatic, quantity, "totalCost", currency, "actorId",
        "actorName"
      FROM json_to_recordset(${JSON.stringify(terms)}::json) AS term ("licenseId" bigint, "renewedOn" date, "startsOn" date,
        "expiresOn" date, automatic boolean, quantity integer, "totalCost" numeric, currency text, "actorId" bigint,
        "actorName" text)
      ORDER BY "renewedOn"
      ON CONFLICT (license_id, renewed_on) DO NOTHING
      RETURNING id, renewed_on AS "renewedOn", expires_on AS "expiresOn"`);
    return rows.toSorted((a, b) => a.id - b.id);
  }

  /** The day on which the present term of a license began: of its last renewal, or null before the first. */
  async lastStart(licenseId: number): Promise<string | null> {
    const row = await this.database.first<{ day: string }>(sql`
      SELECT r.starts_on AS day FROM license_renewal r WHERE r.license_id = ${licenseId} ORDER BY r.renewed_on DESC LIMIT 1`);
    return row?.day ?? null;
  }

  /** The terms of a license, as they are shown. */
  terms(shown: ShownTerms, _query: Unpaged<LicenseTermListQuery>): RowList<LicenseTermPeriodResponse> {
    return listOf<LicenseTermRow, LicenseTermPeriodResponse>(this.database, termsList(shown), [], toTermResponse);
  }
}
