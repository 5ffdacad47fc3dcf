import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateExportScheduleRequest,
  ExportChannelsResponse,
  ExportScheduleExportQuery,
  ExportScheduleListQuery,
  ExportSchedulePage,
  ExportScheduleResponse,
  UpdateExportScheduleRequest,
} from './export-schedules.dto.js';
import { exportScheduleExport } from './export-schedules.export.js';
import { ExportSchedulesService } from './export-schedules.service.js';

/** A schedule exports the invoices of every organization: whoever may not see them all is answered 403. */
@ApiTags('Billing export schedules')
@InApp('billing')
@Controller('billing/export-schedules')
export class ExportSchedulesController {
  constructor(private readonly schedules: ExportSchedulesService) {}

  /** Export schedules. Sorts by name, format, interval, target, active, lastDay, createdAt; `q` searches the name. */
  @Get()
  @Can('read', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.list' })
  list(@CurrentActor() actor: Actor, @Query() query: ExportScheduleListQuery): Promise<ExportSchedulePage> {
    return this.schedules.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: ExportScheduleExportQuery): ListExport {
    return ListExport.of(this.schedules.list(actor, query), exportScheduleExport, query);
  }

  /** The notification channels that files can be sent to: webhooks whose format is JSON. */
  @Get('channels')
  @Can('read', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.channels' })
  async channels(): Promise<ExportChannelsResponse> {
    return { items: await this.schedules.channels() };
  }

  /**
   * Creates a schedule. On each of its days, from its hour on, it exports what was approved and not exported yet, and
   * delivers the file; a day with nothing to export makes no file. 409 `export-schedule.name-taken`.
   */
  @Post()
  @Can('create', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateExportScheduleRequest): Promise<ExportScheduleResponse> {
    return this.schedules.create(actor, body);
  }

  /** One schedule. */
  @Get(':id')
  @Can('read', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<ExportScheduleResponse> {
    return this.schedules.get(actor, id);
  }

  /**
   * Changes the fields that are given; a target as a whole. Files that could not be delivered go to the new target. 409
   * `export-schedule.name-taken`.
   */
  @Patch(':id')
  @Can('update', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateExportScheduleRequest,
    @IfMatch() version: number | null,
  ): Promise<ExportScheduleResponse> {
    return this.schedules.update(actor, id, body, version);
  }

  /** Deletes a schedule. Its exports stay; files that were not delivered yet never will be, and can be downloaded. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'BillingExportSchedule')
  @ApiOperation({ operationId: 'billingExportSchedules.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.schedules.delete(actor, id, version);
  }
}
