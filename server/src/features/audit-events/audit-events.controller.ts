import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  AuditEventExportQuery,
  AuditEventListQuery,
  AuditEventPage,
  AuditVerdictResponse,
} from './audit-events.dto.js';
import { auditEventExport } from './audit-events.export.js';
import { AuditEventsService } from './audit-events.service.js';

@ApiTags('Audit log')
@Controller('audit-events')
export class AuditEventsController {
  constructor(private readonly events: AuditEventsService) {}

  /** What was done, latest first. Sorts by id, at, action, subjectType; `q` searches who, what and to what. */
  @Get()
  @Can('read', 'AuditEvent')
  @ApiOperation({ operationId: 'auditEvents.list' })
  list(@CurrentActor() actor: Actor, @Query() query: AuditEventListQuery): Promise<AuditEventPage> {
    return this.events.list(actor, query).page(query);
  }

  /** The whole log as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'AuditEvent')
  @ApiOperation({ operationId: 'auditEvents.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: AuditEventExportQuery): ListExport {
    return ListExport.of(this.events.list(actor, query), auditEventExport, query);
  }

  /** Reads the whole log and says whether it is as it was written. Needs access to all of it. */
  @Get('verify')
  @Can('read', 'AuditEvent')
  @ApiOperation({ operationId: 'auditEvents.verify' })
  verify(@CurrentActor() actor: Actor): Promise<AuditVerdictResponse> {
    return this.events.verify(actor);
  }
}
