import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { DependentLicense, RulesChange } from './reconciliation.service.js';

@Injectable()
export class ReconciliationRepository {
  constructor(private readonly database: Database) {}

  async holdRulesShared(): Promise<void> {}
  async holdRulesExclusively(): Promise<void> {}
  async holdDeviceRangesShared(_deviceIds: readonly number[]): Promise<void> {}
  async markPending(_change: RulesChange): Promise<number[]> {
    return [];
  }
  licensesLookingAt(kind: string, targetId: number): Promise<DependentLicense[]> {
    return this.database.query(sql`
      SELECT l.id, l.name FROM license_dependency d JOIN license l ON l.id = d.license_id
      WHERE d.kind = ${kind} AND d.target_id = ${targetId} ORDER BY lower(l.name)`);
  }
}
