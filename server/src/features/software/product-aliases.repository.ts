import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { HeldProduct } from './software.repository.js';
import type { AliasOrigin } from './software.types.js';

/** Writes the further keys of products. To be called inside `changeRules` alone, so that no key is made meanwhile. */
@Injectable()
export class ProductAliasesRepository {
  constructor(private readonly database: Database) {}

  /** The keys that stood for one product stand for another one from now on, its own key among them. */
  async takeOver(from: HeldProduct, toProductId: number): Promise<void> {
    await this.database.query(
      sql`UPDATE product_alias SET product_id = ${toProductId}, origin = 'MERGE' WHERE product_id = ${from.id}`,
    );
    await this.database.query(sql`
      INSERT INTO product_alias (product_id, key, origin, name, publisher_name)
      VALUES (${toProductId}, ${from.key}, 'MERGE', ${from.name}, ${from.publisherName})
      ON CONFLICT (key) DO NOTHING`);
  }

  /** The name that a product was given stands for it, and the one that it was given before no longer does. */
  async rename(productId: number, name: { key: string; name: string; publisherName: string }): Promise<void> {
    await this.database.query(sql`DELETE FROM product_alias WHERE product_id = ${productId} AND origin = 'NAME'`);
    await this.database.query(sql`
      INSERT INTO product_alias (product_id, key, origin, name, publisher_name)
      VALUES (${productId}, ${name.key}, 'NAME', ${name.name}, ${name.publisherName})
      ON CONFLICT (key) DO NOTHING`);
  }

  find(productId: number, aliasId: number): Promise<{ origin: AliasOrigin } | null> {
    return this.database.first(
      sql`SELECT origin FROM product_alias WHERE id = ${aliasId} AND product_id = ${productId}`,
    );
  }

  async delete(aliasId: number): Promise<void> {
    await this.database.query(sql`DELETE FROM product_alias WHERE id = ${aliasId}`);
  }
}
