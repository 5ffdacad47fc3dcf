import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';

/** The publishers' names that products carry. */
@Injectable()
export class ProductPublishers {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
  ) {}

  /**
   * Gives the products of one publisher the name of another. Their keys stay, so titles go on to find them. To be
   * called inside `changeRules`, which no inventory runs beside. product_publisher_name_idx.
   */
  async rename(from: string, to: string): Promise<void> {
    await this.database.query(sql`
      UPDATE product SET publisher_name = ${to}, version = version + 1, updated_at = now()
      WHERE lower(publisher_name) = lower(${from}) AND publisher_name <> ${to}`);
    await this.changes.publish({ topic: 'software', subject: 'Product', ids: null, organizationIds: null });
  }
}
