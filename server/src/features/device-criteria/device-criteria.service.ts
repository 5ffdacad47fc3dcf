import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { DeviceCondition } from './device-criteria.rules.js';
import { type CompileContext, compileCondition, type DeviceRestriction } from './device-criteria.sql.js';
import { parseVersionRange, versionMatches } from './version-range.rules.js';

interface Release {
  id: number;
  title_id: number;
  product_id: number;
  version: string;
}

type InstalledCondition = Extract<DeviceCondition, { kind: 'installed' }>;

/** So many products and titles are looked up before the statement; beyond, it looks them up itself. */
const mostLookedUp = 200;

/** A list of more releases than this is longer than what it saves. */
const mostReleases = 2_000;

/** Turns conditions into SQL, asking the database once for the releases that they speak of. */
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
    const named = conditions.flatMap((condition) => installedIn(condition));
    const ranged = named.filter((each) => each.versions !== null);
    // Of a fleet, the database guesses well how many devices have these releases, and badly for those of a product.
    const plain = restriction.kind === 'ids' ? [] : named.filter((each) => each.versions === null);
    const listed = countOf(plain) <= mostLookedUp;
    const releases = await this.releasesOf(listed ? named : ranged);
    return {
      restriction,
      archivedLocationIds: await this.archivedLocations(conditions, restriction),
      timeZone: this.config.values.TIME_ZONE,
      releasesOf: (wanted) => {
        if (wanted.versions !== null) return releasesInRange(releases, wanted, wanted.versions);
        if (!listed || restriction.kind === 'ids') return null;
        const ids = releases.filter((release) => isOf(release, wanted)).map((release) => release.id);
        return ids.length > mostReleases ? null : ids;
      },
    };
  }

  /** One condition as SQL over the device table with alias `d`. */
  async compile(condition: DeviceCondition, restriction: DeviceRestriction = { kind: 'every' }): Promise<Sql> {
    return compileCondition(condition, await this.prepare([condition], restriction));
  }

  /** Of a few devices, the statement looks for itself: see `softwareQueriesOf`. location_archived_idx and organization_archived_idx serve it. */
  private async archivedLocations(
    conditions: readonly DeviceCondition[],
    restriction: DeviceRestriction,
  ): Promise<number[] | null> {
    if (restriction.kind === 'ids') return null;
    if (!conditions.some((condition) => looksAtPlace(condition))) return [];
    const rows = await this.database.query<{ id: number }>(sql`
      SELECT id FROM location WHERE archived_at IS NOT NULL
      UNION
      SELECT l.id FROM organization o JOIN location l ON l.organization_id = o.id WHERE o.archived_at IS NOT NULL`);
    return rows.map((row) => row.id);
  }

  private async releasesOf(software: readonly InstalledCondition[]): Promise<Release[]> {
    if (software.length === 0) return [];
    return this.database.query<Release>(sql`
      SELECT r.id, r.title_id, t.product_id, r.version FROM title t JOIN release r ON r.title_id = t.id
      WHERE t.product_id = ANY(${software.flatMap((each) => [...each.productIds])}::bigint[])
        OR t.id = ANY(${software.flatMap((each) => [...each.titleIds])}::bigint[])`);
  }
}

function releasesInRange(releases: readonly Release[], wanted: InstalledCondition, versions: string): number[] {
  const range = parseVersionRange(versions);
  if (range === null) return [];
  return releases
    .filter((release) => isOf(release, wanted) && versionMatches(release.version, range))
    .map((release) => release.id);
}

function isOf(release: Release, { productIds, titleIds }: InstalledCondition): boolean {
  return productIds.includes(release.product_id) || titleIds.includes(release.title_id);
}

function countOf(software: readonly InstalledCondition[]): number {
  return software.reduce((count, each) => count + each.productIds.length + each.titleIds.length, 0);
}

function installedIn(condition: DeviceCondition): readonly InstalledCondition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap((child) => installedIn(child));
    case 'not':
      return installedIn(condition.condition);
    case 'installed':
      return [condition];
    default:
      return [];
  }
}

function looksAtPlace(condition: DeviceCondition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.some((child) => looksAtPlace(child));
    case 'not':
      return looksAtPlace(condition.condition);
    case 'openPlace':
      return true;
    default:
      return false;
  }
}
