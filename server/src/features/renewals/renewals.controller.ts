import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  RenewalExportQuery,
  RenewalListQuery,
  RenewalMonthsQuery,
  RenewalMonthsResponse,
  RenewalPage,
} from './renewals.dto.js';
import { renewalExport } from './renewals.export.js';
import { RenewalsService } from './renewals.service.js';

@ApiTags('Renewals')
@InApp('asset-management')
@Controller('renewals')
export class RenewalsController {
  constructor(private readonly renewals: RenewalsService) {}

  /**
   * When licenses that you may see renew themselves or expire, in the order of days. One that renews itself each month is
   * there for every month.
   */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'renewals.list' })
  list(@CurrentActor() actor: Actor, @Query() query: RenewalListQuery): Promise<RenewalPage> {
    return this.renewals.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'renewals.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: RenewalExportQuery): ListExport {
    return ListExport.of(this.renewals.list(actor, query), renewalExport, query);
  }

  /** What renewals cost in each month, by currency. */
  @Get('months')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'renewals.months' })
  months(@CurrentActor() actor: Actor, @Query() query: RenewalMonthsQuery): Promise<RenewalMonthsResponse> {
    return this.renewals.months(actor, query);
  }
}
