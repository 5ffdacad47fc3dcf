import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { planOnce } from '../../platform/database/prepared-statements.js';
import { inIds, sql } from '../../platform/database/sql.js';
import { type DatedRelease, identityOf, type KnownRelease, type WantedInstallation } from './installations.rules.js';
import type { Platform, TitleMatch } from './software.types.js';

/** A title that was never reported before, with what the normalizer made of it. */
export interface NewTitle {
  name: string;
  publisher: string;
  source: string;
  systemCategory: string;
  productId: number;
  matchedBy: TitleMatch;
  matchedById: string;
}

/** What is known of a reported installation: nothing, its title, or its release too. */
export interface KnownTitle {
  titleId: number | null;
  releaseId: number | null;
}

/** How the software of a device changes. */
export interface InstallationWrite {
  deviceId: number;
  at: Date;
  removedReleaseIds: readonly number[];
  added: readonly DatedRelease[];
  redated: readonly DatedRelease[];
}

/** Reads and writes the software of one device in a number of statements that does not depend on how much it is. */
@Injectable()
export class InstallationsRepository {
  constructor(private readonly database: Database) {}

  /** Everything on a device. One range of installation_pkey. */
  presentOn(deviceId: number): Promise<DatedRelease[]> {
    return this.database.query(
      planOnce(sql`
      SELECT release_id AS "releaseId", installed_on AS "installedOn", last_used_on AS "lastUsedOn"
      FROM installation WHERE device_id = ${deviceId}`),
    );
  }

  /** What releases are of. Primary keys. */
  async releasesOf(releaseIds: readonly number[]): Promise<KnownRelease[]> {
    const rows = await this.database.query<
      Omit<KnownRelease, 'identity'> & { name: string; publisher: string; platform: Platform; version: string }
    >(sql`
      SELECT r.id AS "releaseId", r.title_id AS "titleId", t.name, t.publisher, t.platform, r.version
      FROM release r JOIN title t ON t.id = r.title_id WHERE ${inIds(sql`r.id`, releaseIds)}`);
    return rows.map((row) => ({
      releaseId: row.releaseId,
      titleId: row.titleId,
      identity: identityOf(row.platform, row),
    }));
  }

  /**
   * Those of some titles that stand for the same products as others do, with these products. Primary keys.
   * @param changedIds the others
   */
  async productsInCommon(titleIds: readonly number[], changedIds: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ id: number; product_id: number }>(sql`
      SELECT id, product_id FROM title
      WHERE ${inIds(sql`id`, titleIds)}
        AND product_id = ANY(ARRAY(SELECT product_id FROM title WHERE ${inIds(sql`id`, changedIds)}))`);
    return new Map(rows.map((row) => [row.id, row.product_id]));
  }

  /**
   * What is known of each, in the order of `wanted`. One probe each of title_identity_key and release_title_version_key:
   * LIMIT 1 keeps a database that was never analysed from joining the whole tables instead.
   */
  known(platform: Platform, wanted: readonly WantedInstallation[]): Promise<KnownTitle[]> {
    return this.database.query(sql`
      SELECT t.id AS "titleId", r.id AS "releaseId"
      FROM unnest(
        ${wanted.map((each) => each.name)}::text[],
        ${wanted.map((each) => each.publisher)}::text[],
        ${wanted.map((each) => each.version)}::text[])
        WITH ORDINALITY AS wanted (name, publisher, version, place)
      LEFT JOIN LATERAL (
        SELECT id FROM title
        WHERE md5(name) = md5(wanted.name) AND md5(publisher) = md5(wanted.publisher) AND platform = ${platform} LIMIT 1
      ) t ON TRUE
      LEFT JOIN LATERAL (SELECT id FROM release WHERE title_id = t.id AND version = wanted.version LIMIT 1) r ON TRUE
      ORDER BY wanted.place`);
  }

  /**
   * Makes titles, in one order for everybody, so that inventories which bring the same ones at once wait for each other
   * and never in a circle. One that exists meanwhile is left as it is.
   */
  async insertTitles(platform: Platform, titles: readonly NewTitle[]): Promise<void> {
    await this.database.query(sql`
      INSERT INTO title (name, publisher, platform, source, system_category, product_id, matched_by, matched_by_id)
      SELECT name, publisher, ${platform}, source, system_category, product_id, matched_by, matched_by_id
      FROM unnest(
        ${titles.map((each) => each.name)}::text[],
        ${titles.map((each) => each.publisher)}::text[],
        ${titles.map((each) => each.source)}::text[],
        ${titles.map((each) => each.systemCategory)}::text[],
        ${titles.map((each) => each.productId)}::bigint[],
        ${titles.map((each) => each.matchedBy)}::text[],
        ${titles.map((each) => each.matchedById)}::text[])
        AS new (name, publisher, source, system_category, product_id, matched_by, matched_by_id)
      ORDER BY name COLLATE "C", publisher COLLATE "C"
      ON CONFLICT DO NOTHING`);
  }

  /** Makes releases in one order for everybody; one that exists meanwhile is left as it is. */
  async insertReleases(releases: readonly { titleId: number; version: string }[]): Promise<void> {
    await this.database.query(sql`
      INSERT INTO release (title_id, version)
      SELECT title_id, version
      FROM unnest(
        ${releases.map((each) => each.titleId)}::bigint[],
        ${releases.map((each) => each.version)}::text[]) AS new (title_id, version)
      ORDER BY title_id, version COLLATE "C"
      ON CONFLICT DO NOTHING`);
  }

  /** Applies a difference in one statement. What is removed stays in the device's history. */
  async write(change: InstallationWrite): Promise<void> {
    const { deviceId, at, removedReleaseIds, added, redated } = change;
    await this.database.query(
      planOnce(sql`
      WITH removed AS (
        DELETE FROM installation
        WHERE device_id = ${deviceId} AND release_id = ANY(${[...removedReleaseIds]}::bigint[])
        RETURNING release_id, first_seen_at
      ), past AS (
        INSERT INTO past_installation (device_id, release_id, first_seen_at, removed_at)
        SELECT ${deviceId}, release_id, first_seen_at, ${at} FROM removed
      ), redated AS (
        UPDATE installation i SET installed_on = dated.installed_on, last_used_on = dated.last_used_on
        FROM unnest(
          ${redated.map((each) => each.releaseId)}::bigint[],
          ${redated.map((each) => each.installedOn)}::date[],
          ${redated.map((each) => each.lastUsedOn)}::date[]) AS dated (release_id, installed_on, last_used_on)
        WHERE i.device_id = ${deviceId} AND i.release_id = dated.release_id
      )
      INSERT INTO installation (device_id, release_id, first_seen_at, installed_on, last_used_on)
      SELECT ${deviceId}, release_id, ${at}, installed_on, last_used_on
      FROM unnest(
        ${added.map((each) => each.releaseId)}::bigint[],
        ${added.map((each) => each.installedOn)}::date[],
        ${added.map((each) => each.lastUsedOn)}::date[]) AS added (release_id, installed_on, last_used_on)`),
    );
  }
}
