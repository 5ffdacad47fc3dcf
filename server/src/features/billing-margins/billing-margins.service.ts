import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type {
  MarginFigures,
  MarginListQuery,
  MarginMonthsQuery,
  MarginMonthsResponse,
  MarginPage,
  MarginResponse,
} from './billing-margins.dto.js';
import { BillingMarginsRepository } from './billing-margins.repository.js';
import { marginOf } from './margins.rules.js';

/** What stays of what organizations are charged. */
@Injectable()
export class BillingMarginsService {
  constructor(
    private readonly authorization: Authorization,
    private readonly margins: BillingMarginsRepository,
  ) {}

  /** The margins of invoices that the actor may see. */
  list(actor: Actor, query: Unpaged<MarginListQuery>): RowList<MarginResponse> {
    return this.margins.list(this.visible(actor), query);
  }

  /** A page of them, with the sums of all. */
  async page(actor: Actor, query: MarginListQuery): Promise<MarginPage> {
    const [page, totals] = await Promise.all([this.list(actor, query).page(query), this.totals(actor, query)]);
    return { ...page, totals };
  }

  /** The sums of each month. */
  async months(actor: Actor, query: MarginMonthsQuery): Promise<MarginMonthsResponse> {
    const months = await this.margins.months(this.visible(actor), query);
    return { items: months.map(({ month, ...sums }) => ({ month, ...marginOf(sums) })) };
  }

  private async totals(actor: Actor, query: Unpaged<MarginListQuery>): Promise<MarginFigures[]> {
    return (await this.margins.totals(this.visible(actor), query)).map(marginOf);
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'BillingInvoice', 'i');
  }
}
