import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  ScheduleExportQuery,
  ScheduleListQuery,
  SchedulePage,
  ScheduleRunExportQuery,
  ScheduleRunListQuery,
  ScheduleRunPage,
  ScheduleRunResponse,
} from './scheduling.dto.js';
import { scheduleExport, scheduleRunExport } from './scheduling.export.js';
import { SchedulingService } from './scheduling.service.js';

@ApiTags('Schedules')
@Controller('schedules')
export class SchedulingController {
  constructor(private readonly schedules: SchedulingService) {}

  /**
   * What the server does by the clock. Sorts by title, name, every, lastStartedAt, lastDurationMs, lastOutcome; `q` searches
   * name, title and what it does.
   */
  @Get()
  @Can('read', 'Schedule')
  @ApiOperation({ operationId: 'schedules.list' })
  list(@CurrentActor() actor: Actor, @Query() query: ScheduleListQuery): Promise<SchedulePage> {
    return this.schedules.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Schedule')
  @ApiOperation({ operationId: 'schedules.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: ScheduleExportQuery): ListExport {
    return ListExport.of(this.schedules.list(actor, query), scheduleExport, query);
  }

  /**
   * The last runs, latest first: of what is due every minute those that failed, were interrupted, took long or were asked
   * for, and the last one. Sorts by id, startedAt, durationMs, outcome; `q` searches who asked and the server.
   */
  @Get(':name/runs')
  @Can('read', 'Schedule')
  @ApiOperation({ operationId: 'schedules.runs' })
  runs(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @Query() query: ScheduleRunListQuery,
  ): Promise<ScheduleRunPage> {
    return this.schedules.runs(actor, name, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get(':name/runs/export')
  @Can('read', 'Schedule')
  @ApiOperation({ operationId: 'schedules.exportRuns' })
  @ApiExport()
  exportRuns(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @Query() query: ScheduleRunExportQuery,
  ): ListExport {
    return ListExport.of(this.schedules.runs(actor, name, query), scheduleRunExport, query);
  }

  /**
   * Asks for a run now, besides those that are due, and answers the run to follow. One that waits or was asked for and is
   * under way is answered instead of a second one.
   */
  @Post(':name/run')
  @HttpCode(202)
  @Can('update', 'Schedule')
  @ApiOperation({ operationId: 'schedules.run' })
  run(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<ScheduleRunResponse> {
    return this.schedules.run(actor, name);
  }
}
