import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { OptionalBodyPipe } from '../../platform/http/validation.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  AcknowledgeAlertRequest,
  AlertExportQuery,
  AlertListQuery,
  AlertPage,
  AlertResponse,
  AlertSummaryQuery,
  AlertSummaryResponse,
} from './alerts.dto.js';
import { alertExport } from './alerts.export.js';
import { AlertsService } from './alerts.service.js';

@ApiTags('Alerts')
@Controller('alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  /**
   * The alerts of licenses that you may see, last opened first. One of all of a license is seen by whoever sees all
   * organizations in its scope; one of an organization by whoever sees that organization.
   */
  @Get()
  @Can('read', 'Alert')
  @ApiOperation({ operationId: 'alerts.list' })
  list(@CurrentActor() actor: Actor, @Query() query: AlertListQuery): Promise<AlertPage> {
    return this.alerts.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Alert')
  @ApiOperation({ operationId: 'alerts.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: AlertExportQuery): ListExport {
    return ListExport.of(this.alerts.list(actor, query), alertExport, query);
  }

  /** How many alerts that you may see stand, by kind. */
  @Get('summary')
  @Can('read', 'Alert')
  @ApiOperation({ operationId: 'alerts.summary' })
  summary(@CurrentActor() actor: Actor, @Query() query: AlertSummaryQuery): Promise<AlertSummaryResponse> {
    return this.alerts.summary(actor, query);
  }

  /** One alert. */
  @Get(':id')
  @Can('read', 'Alert')
  @ApiOperation({ operationId: 'alerts.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<AlertResponse> {
    return this.alerts.get(actor, id);
  }

  /**
   * Says that somebody sees to it; it goes on standing until its cause goes. Repeating it changes nothing. 409
   * `alert.resolved` for one that is over.
   */
  @Post(':id/acknowledge')
  @HttpCode(200)
  @Can('update', 'Alert')
  @ApiOperation({ operationId: 'alerts.acknowledge' })
  @ApiBody({ type: AcknowledgeAlertRequest, required: false })
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
    @Body(new OptionalBodyPipe(AcknowledgeAlertRequest)) body: AcknowledgeAlertRequest | undefined,
  ): Promise<AlertResponse> {
    return this.alerts.acknowledge(actor, id, body ?? {}, version);
  }

  /**
   * Takes an acknowledgement back, with its note. Repeating it changes nothing. 409 `alert.resolved` for one that is over.
   */
  @Post(':id/reopen')
  @HttpCode(200)
  @Can('update', 'Alert')
  @ApiOperation({ operationId: 'alerts.reopen' })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<AlertResponse> {
    return this.alerts.reopen(actor, id, version);
  }
}
