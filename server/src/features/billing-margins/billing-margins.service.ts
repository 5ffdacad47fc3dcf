import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { LicenseCosts } from '../billing-products/license-costs.service.js';
import type {
  MarginFigures,
  MarginListQuery,
  MarginMonthsQuery,
  MarginMonthsResponse,
  MarginPage,
  MarginResponse,
} from './billing-margins.dto.js';
import { BillingMarginsRepository, type SeenMargins } from './billing-margins.repository.js';
import { marginOf } from './margins.rules.js';

/** What stays of what organizations are charged. */
@Injectable()
export class BillingMarginsService {
  constructor(
    private readonly authorization: Authorization,
    private readonly costs: LicenseCosts,
    private readonly margins: BillingMarginsRepository,
  ) {}

  /** The margins of invoices that the actor may see. */
  list(actor: Actor, query: Unpaged<MarginListQuery>): RowList<MarginResponse> {
    return this.margins.list(this.seen(actor), query);
  }

  /** A page of them, with the sums of all. */
  async page(actor: Actor, query: MarginListQuery): Promise<MarginPage> {
    const [page, totals] = await Promise.all([this.list(actor, query).page(query), this.totals(actor, query)]);
    return { ...page, totals };
  }

  /** The sums of each month. */
  async months(actor: Actor, query: MarginMonthsQuery): Promise<MarginMonthsResponse> {
    const months = await this.margins.months(this.seen(actor), query);
    return { items: months.map(({ month, ...sums }) => ({ month, ...marginOf(sums) })) };
  }

  private async totals(actor: Actor, query: Unpaged<MarginListQuery>): Promise<MarginFigures[]> {
    return (await this.margins.totals(this.seen(actor), query)).map(marginOf);
  }

  private seen(actor: Actor): SeenMargins {
    return {
      invoices: this.authorization.visibleTo(actor, 'BillingInvoice', 'i'),
      costs: (alias) => this.costs.knownOnLine(actor, alias),
    };
  }
}
