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
  AddAssignmentsRequest,
  AddAssignmentsResponse,
  AssignmentExportQuery,
  AssignmentListQuery,
  AssignmentPage,
  AssignmentResponse,
  ChangeAssignmentRequest,
  RemoveAssignmentsRequest,
  RemoveAssignmentsResponse,
} from './assignments.dto.js';
import { assignmentExport } from './assignments.export.js';
import { AssignmentsService } from './assignments.service.js';
import { SeatLists } from './seat-lists.service.js';

@ApiTags('Assignments')
@InApp('asset-management')
@Controller('licenses/:licenseId/assignments')
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly lists: SeatLists,
  ) {}

  /** The seats of a license: held now, ended, or held on a day. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'assignments.list' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Query() query: AssignmentListQuery,
  ): Promise<AssignmentPage> {
    return (await this.assignments.list(actor, licenseId, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'assignments.export' })
  @ApiExport()
  async export(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Query() query: AssignmentExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.assignments.list(actor, licenseId, query), assignmentExport, query);
  }

  /** Gives seats by hand. 422 `license.automatic`, 409 `license.quantity-exceeded`. */
  @Post()
  @Can('update', 'License')
  @ApiOperation({ operationId: 'assignments.add' })
  add(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body() body: AddAssignmentsRequest,
  ): Promise<AddAssignmentsResponse> {
    return this.assignments.add(actor, licenseId, body);
  }

  /** Ends many seats that were given by hand, by their ids or by the names of their holders; history stays. */
  @Post('remove')
  @HttpCode(200)
  @Can('update', 'License')
  @ApiOperation({ operationId: 'assignments.remove' })
  remove(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body() body: RemoveAssignmentsRequest,
  ): Promise<RemoveAssignmentsResponse> {
    return this.lists.remove(actor, licenseId, body);
  }

  /** Changes date, seats or note of a seat. */
  @Patch(':id')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'assignments.change' })
  change(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeAssignmentRequest,
    @IfMatch() version: number | null,
  ): Promise<AssignmentResponse> {
    return this.assignments.change(actor, licenseId, id, body, version);
  }

  /** Ends a seat that was given by hand; its history stays. */
  @Delete(':id')
  @HttpCode(204)
  @Can('update', 'License')
  @ApiOperation({ operationId: 'assignments.end' })
  end(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.assignments.end(actor, licenseId, id, version);
  }
}
