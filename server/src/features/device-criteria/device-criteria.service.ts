import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { DeviceCondition } from './device-criteria.rules.js';
import { type CompileContext, compileCondition, type DeviceRestriction } from './device-criteria.sql.js';
import { parseVersionRange, versionMatches } from './version-range.rules.js';

interface Release {
  id: number;
  product_id: number;
  version: string;
}

/** Turns conditions into SQL, asking the database once for the versions that their ranges speak of. */
@Injectable()
export class DeviceCriteriaService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Prepares compiling: whatever the given conditions need from the database is read now, so a statement built from
   * the result belongs into the same transaction.
   */
  async prepare(conditions: readonly DeviceCondition[], restriction: DeviceRestriction): Promise<CompileContext> {
    const productIds = [...new Set(conditions.flatMap((condition) => rangedProductsOf(condition)))];
    const releases = productIds.length === 0 ? [] : await this.releasesOf(productIds);
    return {
      restriction,
      timeZone: this.config.values.TIME_ZONE,
      releasesInRange: (wanted, versions) => {
        const range = parseVersionRange(versions);
        if (range === null) return [];
        return releases
          .filter((release) => wanted.includes(release.product_id) && versionMatches(release.version, range))
          .map((release) => release.id);
      },
    };
  }

  /** One condition as SQL over the device table with alias `d`. */
  async compile(condition: DeviceCondition, restriction: DeviceRestriction = { kind: 'every' }): Promise<Sql> {
    return compileCondition(condition, await this.prepare([condition], restriction));
  }

  private releasesOf(productIds: readonly number[]): Promise<Release[]> {
    return this.database.query<Release>(sql`
      SELECT r.id, t.product_id, r.version FROM title t JOIN release r ON r.title_id = t.id
      WHERE t.product_id = ANY(${[...productIds]}::bigint[])`);
  }
}

function rangedProductsOf(condition: DeviceCondition): readonly number[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap((child) => rangedProductsOf(child));
    case 'not':
      return rangedProductsOf(condition.condition);
    case 'installed':
      return condition.versions === null ? [] : condition.productIds;
    default:
      return [];
  }
}
