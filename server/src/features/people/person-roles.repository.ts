import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { inIds, sql } from '../../platform/database/sql.js';

@Injectable()
export class PersonRolesRepository {
  constructor(private readonly database: Database) {}

  /** Gives a person these end-user roles and no others. */
  async replace(personId: number, roleIds: readonly number[]): Promise<void> {
    await this.database.query(sql`
      DELETE FROM person_end_user_role
      WHERE person_id = ${personId} AND NOT (${inIds(sql`role_id`, roleIds)})`);
    await this.database.query(sql`
      INSERT INTO person_end_user_role (person_id, role_id)
      SELECT ${personId}, role_id FROM unnest(${[...roleIds]}::bigint[]) AS given (role_id)
      ON CONFLICT DO NOTHING`);
  }
}
