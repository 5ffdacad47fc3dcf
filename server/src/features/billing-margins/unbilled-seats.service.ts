import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Clock } from '../../platform/time/clock.js';
import { partialShare, wholeShare } from '../licenses/license-share.sql.js';
import type {
  UnbilledSeatsListQuery,
  UnbilledSeatsPage,
  UnbilledSeatsResponse,
  UnbilledSum,
} from './unbilled-seats.dto.js';
import { type SeenSeats, UnbilledSeatsRepository } from './unbilled-seats.repository.js';

/** Seats that are in use and that no agreement charges for. */
@Injectable()
export class UnbilledSeatsService {
  constructor(
    private readonly authorization: Authorization,
    private readonly clock: Clock,
    private readonly seats: UnbilledSeatsRepository,
  ) {}

  /** Those in organizations where the actor may see both seats and agreements, of licenses that they may see. */
  list(actor: Actor, query: Unpaged<UnbilledSeatsListQuery>): RowList<UnbilledSeatsResponse> {
    return this.seats.list(this.seenBy(actor), query);
  }

  /** A page of them, with what all of them cost. */
  async page(actor: Actor, query: UnbilledSeatsListQuery): Promise<UnbilledSeatsPage> {
    const seen = this.seenBy(actor);
    const [page, totals] = await Promise.all([
      this.seats.list(seen, query).page(query),
      this.seats.totals(seen, query),
    ]);
    return { ...page, totals };
  }

  /** What the seats of each currency cost a month. */
  totals(actor: Actor, query: Unpaged<UnbilledSeatsListQuery>): Promise<UnbilledSum[]> {
    return this.seats.totals(this.seenBy(actor), query);
  }

  private seenBy(actor: Actor): SeenSeats {
    const { authorization } = this;
    const sees = (alias: string) => authorization.visibleTo(actor, 'Assignment', alias);
    return {
      visible: [
        authorization.visibleTo(actor, 'License', 'l'),
        sees('s'),
        authorization.visibleTo(actor, 'BillingAgreement', 's'),
      ],
      share: authorization.allowsEvery(actor, 'read', 'Assignment') ? wholeShare : partialShare(sees),
      today: this.clock.todaySql(),
    };
  }
}
