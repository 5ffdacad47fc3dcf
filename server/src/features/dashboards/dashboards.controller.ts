import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { DashboardQuery, DashboardResponse } from './dashboards.dto.js';
import { DashboardsService } from './dashboards.service.js';

@ApiTags('Dashboard')
@Controller('dashboard')
export class DashboardsController {
  constructor(private readonly dashboards: DashboardsService) {}

  /** The figures of the overview, of what you may see. Each is what a list comes to; the fields name it. */
  @Get()
  @Can('read', 'Dashboard')
  @ApiOperation({ operationId: 'dashboard.get' })
  get(@CurrentActor() actor: Actor, @Query() query: DashboardQuery): Promise<DashboardResponse> {
    return this.dashboards.get(actor, query);
  }
}
