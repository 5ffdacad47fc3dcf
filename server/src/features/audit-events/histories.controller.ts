import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { AuditEventPage, HistoryExportQuery, HistoryQuery } from './audit-events.dto.js';
import { auditEventExport } from './audit-events.export.js';
import { Histories } from './histories.service.js';

/** What was done to one thing, for whoever may see it and read the audit log. */
@ApiTags('Audit log')
@Controller()
export class HistoriesController {
  constructor(private readonly histories: Histories) {}

  /** What was done to a license, its purchases, seats, keys and files, latest first. */
  @Get('licenses/:id/history')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.history' })
  async license(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryQuery,
  ): Promise<AuditEventPage> {
    return (await this.histories.of(actor, 'License', id, query)).page(query);
  }

  /** The whole history as a file. */
  @Get('licenses/:id/history/export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenses.exportHistory' })
  @ApiExport()
  async exportLicense(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.histories.of(actor, 'License', id, query), auditEventExport, query);
  }

  /** What was done to a device by people and programs, latest first; not what its inventories report. */
  @Get('devices/:id/history')
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.history' })
  async device(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryQuery,
  ): Promise<AuditEventPage> {
    return (await this.histories.of(actor, 'Device', id, query)).page(query);
  }

  /** The whole history as a file. */
  @Get('devices/:id/history/export')
  @Can('read', 'Device')
  @ApiOperation({ operationId: 'devices.exportHistory' })
  @ApiExport()
  async exportDevice(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.histories.of(actor, 'Device', id, query), auditEventExport, query);
  }

  /** What was done to an organization, latest first. */
  @Get('organizations/:id/history')
  @Can('read', 'Organization')
  @ApiOperation({ operationId: 'organizations.history' })
  async organization(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryQuery,
  ): Promise<AuditEventPage> {
    return (await this.histories.of(actor, 'Organization', id, query)).page(query);
  }

  /** The whole history as a file. */
  @Get('organizations/:id/history/export')
  @Can('read', 'Organization')
  @ApiOperation({ operationId: 'organizations.exportHistory' })
  @ApiExport()
  async exportOrganization(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.histories.of(actor, 'Organization', id, query), auditEventExport, query);
  }

  /** What was done to a person, latest first; of a technician also what was done to the account. */
  @Get('people/:id/history')
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.history' })
  async person(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryQuery,
  ): Promise<AuditEventPage> {
    return (await this.histories.of(actor, 'Person', id, query)).page(query);
  }

  /** The whole history as a file. */
  @Get('people/:id/history/export')
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.exportHistory' })
  @ApiExport()
  async exportPerson(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: HistoryExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.histories.of(actor, 'Person', id, query), auditEventExport, query);
  }
}
