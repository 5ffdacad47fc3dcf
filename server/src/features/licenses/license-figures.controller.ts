import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { LicenseSummaryQuery, LicenseSummaryResponse } from './license-summary.dto.js';
import { UsageSeriesQuery, UsageSeriesResponse } from './license-usage-series.dto.js';
import { LicenseUsageSeries } from './license-usage-series.service.js';
import { LicensesService } from './licenses.service.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses')
export class LicenseFiguresController {
  constructor(
    private readonly licenses: LicensesService,
    private readonly series: LicenseUsageSeries,
  ) {}

  /** The figures of the licenses that you may see, or of those that satisfy the filters. Each is a filter of the list. */
  @Get('summary')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.summary' })
  summary(@CurrentActor() actor: Actor, @Query() query: LicenseSummaryQuery): Promise<LicenseSummaryResponse> {
    return this.licenses.summary(actor, query);
  }

  /** Quantity and usage at the end of each day of a range; exact also where a seat or a purchase was dated later on. */
  @Get(':id/usage-series')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.usageSeries' })
  usageSeries(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: UsageSeriesQuery,
  ): Promise<UsageSeriesResponse> {
    return this.series.of(actor, id, query);
  }
}
