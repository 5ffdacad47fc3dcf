import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';

/** Whether somebody or something has a history of license seats, which is kept. */
@Injectable()
export class SeatHistoryService {
  constructor(private readonly database: Database) {}

  /** True when the holder has, or ever had, a seat. */
  async everHeld({ kind, id }: { kind: 'DEVICE' | 'PERSON'; id: number }): Promise<boolean> {
    // assignment_device_id_idx, assignment_person_id_idx.
    const holder = kind === 'DEVICE' ? sql`a.device_id = ${id}` : sql`a.person_id = ${id}`;
    return (await this.database.first(sql`SELECT 1 FROM assignment a WHERE ${holder} LIMIT 1`)) !== null;
  }
}
