import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { invalidFields } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { LicensesService } from '../licenses/licenses.service.js';
import {
  type RenewalListQuery,
  type RenewalMonthsQuery,
  type RenewalMonthsResponse,
  type RenewalResponse,
  type RenewalTotals,
  toRenewalTotals,
} from './renewals.dto.js';
import { RenewalsRepository } from './renewals.repository.js';
import { type Period, periodErrors, periodOf } from './renewals.rules.js';

/** What renews itself or expires in days to come, of the licenses that somebody sees. */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly clock: Clock,
    private readonly licenses: LicensesService,
    private readonly renewals: RenewalsRepository,
  ) {}

  /** The renewals and expirations of a period. @throws AppError 422 `date.order`, `range.too-long`. */
  list(actor: Actor, query: Unpaged<RenewalListQuery>): RowList<RenewalResponse> {
    const { kind, organizationId, currency, q } = query;
    const filters = { period: this.period(query), kind, organizationId, currency, q };
    return this.renewals.list(this.licenses.seen(actor), filters);
  }

  /** What they cost in each month, by currency. @throws AppError 422 as `list` does. */
  async months(actor: Actor, query: RenewalMonthsQuery): Promise<RenewalMonthsResponse> {
    const period = this.period(query);
    const { organizationId } = query;
    return { items: await this.renewals.months(this.licenses.seen(actor), { period, organizationId }), ...period };
  }

  /** What the list of the same days comes to. @throws AppError 422 as `list` does. */
  async totals(actor: Actor, query: RenewalMonthsQuery): Promise<RenewalTotals> {
    const period = this.period(query);
    const { organizationId } = query;
    return toRenewalTotals(await this.renewals.totals(this.licenses.seen(actor), { period, organizationId }));
  }

  /** Everything that is due in a period, in the order of days; of more than `most` the first. */
  async everything(actor: Actor, period: Period, most = Number.POSITIVE_INFINITY): Promise<RenewalResponse[]> {
    const whole = await this.renewals.list(this.licenses.seen(actor), { period }).whole({});
    try {
      const all: RenewalResponse[] = [];
      for await (const items of whole) {
        all.push(...items);
        if (all.length >= most) break;
      }
      return all.slice(0, most);
    } finally {
      await whole.close();
    }
  }

  private period(asked: Partial<Period>): Period {
    const period = periodOf(asked, this.clock.today());
    const errors = periodErrors(period);
    if (errors.length > 0) throw invalidFields(errors);
    return period;
  }
}
