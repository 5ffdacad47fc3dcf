import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreatedPersonResponse,
  CreatePersonRequest,
  InvitationResponse,
  PersonExportQuery,
  PersonListQuery,
  PersonPage,
  PersonResponse,
  UpdatePersonRequest,
} from './people.dto.js';
import { personExport } from './people.export.js';
import { PeopleService } from './people.service.js';

@ApiTags('People')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  /** The people whom you may see: end users, technicians and contacts. */
  @Get()
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.list' })
  list(@CurrentActor() actor: Actor, @Query() query: PersonListQuery): Promise<PersonPage> {
    return this.people.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: PersonExportQuery): ListExport {
    return ListExport.of(this.people.list(actor, query), personExport, query);
  }

  /**
   * Creates an end user, a technician or a contact. 409 `person.email-taken`. A technician created without a password
   * is invited: the answer carries the one-time `invitationUrl`.
   */
  @Post()
  @Can('create', 'Person')
  @ApiOperation({ operationId: 'people.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreatePersonRequest): Promise<CreatedPersonResponse> {
    return this.people.create(actor, body);
  }

  /** One person. */
  @Get(':id')
  @Can('read', 'Person')
  @ApiOperation({ operationId: 'people.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<PersonResponse> {
    return this.people.get(actor, id);
  }

  /**
   * Changes the fields that are given. 409 `person.organization-bound` when devices tie an end user to the
   * organization, `technician.last-administrator` when nobody else could administer, `account.own` for your own
   * password, and for not asking yourself for one-time codes any more.
   */
  @Patch(':id')
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'people.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdatePersonRequest,
    @IfMatch() version: number | null,
  ): Promise<PersonResponse> {
    return this.people.update(actor, id, body, version);
  }

  /** Deletes a person. 409 `person.has-history` when they ever held a license seat. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Person')
  @ApiOperation({ operationId: 'people.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.people.delete(actor, id, version);
  }

  /** A new one-time link by which a technician chooses a password, also when it was lost. Earlier links end. 409 `account.own`. */
  @Post(':id/invitation')
  @Can('update', 'Person')
  @ApiOperation({ operationId: 'people.invite' })
  invite(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<InvitationResponse> {
    return this.people.invite(actor, id);
  }
}
