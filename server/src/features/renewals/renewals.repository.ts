import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { allOf, type Sql } from '../../platform/database/sql.js';
import { listOf, type RowList } from '../../platform/http/list.js';
import { Clock } from '../../platform/time/clock.js';
import type { LicenseShare } from '../licenses/license-share.sql.js';
import {
  type RenewalMonthResponse,
  type RenewalMonthRow,
  type RenewalResponse,
  type RenewalRow,
  type RenewalTotalRow,
  toRenewalMonth,
  toRenewalResponse,
} from './renewals.dto.js';
import { renewalConditions, type RenewalFilters, renewalList, renewalMonths, renewalTotals } from './renewals.sql.js';

/** Which licenses somebody sees, and how much of each. */
interface Seen {
  visible: Sql;
  share: LicenseShare;
}

@Injectable()
export class RenewalsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list({ visible, share }: Seen, filters: RenewalFilters): RowList<RenewalResponse> {
    const today = this.clock.todaySql();
    const where = [visible, ...renewalConditions(filters, today, share)];
    const definition = renewalList(filters.period, today, share);
    return listOf<RenewalRow, RenewalResponse>(this.database, definition, where, toRenewalResponse);
  }

  async months({ visible, share }: Seen, filters: RenewalFilters): Promise<RenewalMonthResponse[]> {
    const today = this.clock.todaySql();
    const where = allOf([visible, ...renewalConditions(filters, today, share)]);
    const rows = await this.database.query<RenewalMonthRow>(renewalMonths(filters.period, today, share, where));
    return rows.map(toRenewalMonth);
  }

  totals({ visible, share }: Seen, filters: RenewalFilters): Promise<RenewalTotalRow[]> {
    const today = this.clock.todaySql();
    const where = allOf([visible, ...renewalConditions(filters, today, share)]);
    return this.database.query<RenewalTotalRow>(renewalTotals(filters.period, today, share, where));
  }
}
