import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { identifier, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { partialShare, wholeShare } from '../licenses/license-share.sql.js';

/** Who may know what a license costs: whoever sees it, as far as the license shows its cost to them. */
@Injectable()
export class LicenseCosts {
  constructor(
    private readonly authorization: Authorization,
    private readonly database: Database,
  ) {}

  /**
   * Whether the actor may know the cost on a line of an invoice: always where no license was counted. Nobody can say any
   * more to whom a deleted license belonged: its cost is told to whoever sees every license.
   * @param alias of a row with `quantity_source` and `license_id`
   */
  knownOnLine(actor: Actor, alias: string): Sql {
    const line = identifier(alias);
    const everyLicense = this.authorization.allowsEvery(actor, 'read', 'License');
    if (everyLicense && this.authorization.allowsEvery(actor, 'read', 'Assignment')) return sql`TRUE`;
    return sql`(${line}.quantity_source <> 'SOFTWARE_LICENSE' OR CASE WHEN ${line}.license_id IS NULL THEN ${everyLicense}
      ELSE EXISTS (SELECT FROM license l WHERE l.id = ${line}.license_id AND ${this.known(actor)}) END)`;
  }

  /** Of some licenses, those whose cost the actor may know. */
  async knownAmong(actor: Actor, licenseIds: readonly number[]): Promise<Set<number>> {
    if (licenseIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT l.id FROM license l WHERE ${inIds(sql`l.id`, licenseIds)} AND ${this.known(actor)}`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** A condition on license `l`. */
  private known(actor: Actor): Sql {
    const { authorization } = this;
    const share = authorization.allowsEvery(actor, 'read', 'Assignment')
      ? wholeShare
      : partialShare((of) => authorization.visibleTo(actor, 'Assignment', of));
    return sql`(${authorization.visibleTo(actor, 'License', 'l')}) AND (${share.paid}) IS NOT NULL`;
  }
}
