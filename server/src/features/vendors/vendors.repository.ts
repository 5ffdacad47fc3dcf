import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { containsPattern, inIds, sql, type Sql } from '../../platform/database/sql.js';
import { type ListDefinition, listOf, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import type { VendorResponse } from './vendors.dto.js';
import { Vendor } from './vendors.entity.js';

/** What of a vendor can be written. */
export interface VendorFields {
  name: string;
  website: string;
}

/** A vendor that is held for a change. */
export interface HeldVendor extends VendorFields {
  id: number;
  version: number;
}

/** Licenses that name a vendor themselves or in a purchase. license_vendor_id_idx and license_purchase_vendor_id_idx. */
function buying(vendorId: Sql): Sql {
  return sql`(
    SELECT named.id FROM license named WHERE named.vendor_id = ${vendorId}
    UNION SELECT bought.license_id FROM license_purchase bought WHERE bought.vendor_id = ${vendorId})`;
}

/** `licenses` is what the actor may see of them. */
function list(licenses: Sql): ListDefinition {
  const licenseCount = sql`(SELECT count(*) FROM license l WHERE l.id IN ${buying(sql`v.id`)} AND (${licenses}))`;
  return {
    select: sql`v.id, v.version, v.name, v.website, ${licenseCount} AS "licenseCount"`,
    from: sql`vendor v`,
    id: sql`v.id`,
    sorts: {
      name: sql`lower(v.name)`,
      website: sql`lower(v.website)`,
      licenseCount,
      createdAt: sql`v.created_at`,
      id: sql`v.id`,
    },
    defaultSort: 'name',
  };
}

@Injectable()
export class VendorsRepository {
  constructor(private readonly database: Database) {}

  /** The vendors that satisfy `visible`. */
  list(visible: Sql, licenses: Sql, query: Unpaged<ListQuery>): RowList<VendorResponse> {
    const where = [visible];
    if (query.q !== undefined) where.push(sql`v.name ILIKE ${containsPattern(query.q)}`);
    return listOf(this.database, list(licenses), where, (row: VendorResponse) => row);
  }

  /** One vendor as it is shown, or null. */
  find(visible: Sql, licenses: Sql, id: number): Promise<VendorResponse | null> {
    const { select, from } = list(licenses);
    return this.database.first(sql`SELECT ${select} FROM ${from} WHERE v.id = ${id} AND (${visible})`);
  }

  /** Holds vendors for a change, in one order; those that are there. No license can begin to name one meanwhile. */
  lock(visible: Sql, ids: readonly number[]): Promise<HeldVendor[]> {
    return this.database.query(sql`
      SELECT v.id, v.version, v.name, v.website FROM vendor v
      WHERE ${inIds(sql`v.id`, ids)} AND (${visible}) ORDER BY v.id FOR UPDATE`);
  }

  /** The licenses that name a vendor: all, and those that satisfy `licenses`. */
  usage(id: number, licenses: Sql): Promise<{ all: number; visible: number }> {
    return this.database.one(sql`
      SELECT count(*) AS all, count(*) FILTER (WHERE ${licenses}) AS visible
      FROM license l WHERE l.id IN ${buying(sql`${id}`)}`);
  }

  /** Those with one of the names that satisfy `visible`, with their names in small letters. */
  byNames(visible: Sql, names: readonly string[]): Promise<{ id: number; key: string }[]> {
    return this.database.query(sql`
      SELECT v.id, lower(v.name) AS key FROM vendor v
      WHERE lower(v.name) IN (SELECT lower(name) FROM unnest(${[...names]}::text[]) AS name) AND (${visible})`);
  }

  /** The id of the vendor of this name, which is created unless somebody else just did. */
  insertUnlessNamed(name: string): Promise<{ id: number; created: boolean }> {
    return this.database.one(sql`
      INSERT INTO vendor (name) VALUES (${name})
      ON CONFLICT (lower(name)) DO UPDATE SET name = vendor.name RETURNING id, xmax = 0 AS created`);
  }

  async insert(fields: VendorFields): Promise<number> {
    const { identifiers } = await this.database.repository(Vendor).insert(fields);
    return Number(identifiers[0]?.['id']);
  }

  async update(id: number, fields: Partial<VendorFields>): Promise<void> {
    await this.database.repository(Vendor).update({ id }, fields);
  }

  /** Lets every license and every purchase that names one vendor name another. @returns how many there were of each. */
  async moveUses(fromId: number, intoId: number): Promise<{ licenseCount: number; purchaseCount: number }> {
    const licenses = await this.database.query(sql`
      UPDATE license SET vendor_id = ${intoId}, version = version + 1, updated_at = now()
      WHERE vendor_id = ${fromId} RETURNING id`);
    const purchases = await this.database.query(sql`
      UPDATE license_purchase SET vendor_id = ${intoId} WHERE vendor_id = ${fromId} RETURNING id`);
    return { licenseCount: licenses.length, purchaseCount: purchases.length };
  }

  async delete(id: number): Promise<void> {
    await this.database.repository(Vendor).delete({ id });
  }
}
