import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  MarginExportQuery,
  MarginListQuery,
  MarginMonthsQuery,
  MarginMonthsResponse,
  MarginPage,
} from './billing-margins.dto.js';
import { marginExport } from './billing-margins.export.js';
import { BillingMarginsService } from './billing-margins.service.js';
import { UnbilledSeatsExportQuery, UnbilledSeatsListQuery, UnbilledSeatsPage } from './unbilled-seats.dto.js';
import { unbilledSeatsExport } from './unbilled-seats.export.js';
import { UnbilledSeatsService } from './unbilled-seats.service.js';

@ApiTags('Billing margins')
@InApp('billing')
@Controller('billing')
export class BillingMarginsController {
  constructor(
    private readonly margins: BillingMarginsService,
    private readonly unbilled: UnbilledSeatsService,
  ) {}

  /**
   * Cost, price and margin by organization, product and month, of approved and completed invoices, archived ones too;
   * credit notes take away what they give back. Currencies are never mixed: a row, and a total, is in one. Sorts by month, organization,
   * product, quantity, billedQuantity, currency, price, cost, margin, marginPercent; `q` searches names.
   */
  @Get('margins')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingMargins.list' })
  list(@CurrentActor() actor: Actor, @Query() query: MarginListQuery): Promise<MarginPage> {
    return this.margins.page(actor, query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('margins/export')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingMargins.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: MarginExportQuery): ListExport {
    return ListExport.of(this.margins.list(actor, query), marginExport, query);
  }

  /** The sums of each month and currency, the first month first, with the same filters. */
  @Get('margins/months')
  @Can('read', 'BillingInvoice')
  @ApiOperation({ operationId: 'billingMargins.months' })
  months(@CurrentActor() actor: Actor, @Query() query: MarginMonthsQuery): Promise<MarginMonthsResponse> {
    return this.margins.months(actor, query);
  }

  /**
   * Seats of licenses that are in use in an organization while no active agreement of it has an active product for the
   * license, the most expensive first. Shows organizations where you may see both licenses and agreements. Sorts by
   * monthlyCost, unitCost, seats, license, organization, currency; `q` searches names.
   */
  @Get('unbilled')
  @Can('read', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingUnbilled.list' })
  listUnbilled(@CurrentActor() actor: Actor, @Query() query: UnbilledSeatsListQuery): Promise<UnbilledSeatsPage> {
    return this.unbilled.page(actor, query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('unbilled/export')
  @Can('read', 'BillingAgreement')
  @ApiOperation({ operationId: 'billingUnbilled.export' })
  @ApiExport()
  exportUnbilled(@CurrentActor() actor: Actor, @Query() query: UnbilledSeatsExportQuery): ListExport {
    return ListExport.of(this.unbilled.list(actor, query), unbilledSeatsExport, query);
  }
}
