import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, WhileViewing } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CreateSoftwareRuleRequest,
  PreviewSoftwareRuleRequest,
  SoftwareReplayResponse,
  SoftwareRuleExportQuery,
  SoftwareRuleListQuery,
  SoftwareRulePage,
  SoftwareRulePreviewResponse,
  SoftwareRuleResponse,
  UpdateSoftwareRuleRequest,
} from './software-rules.dto.js';
import { softwareRuleExport } from './software.export.js';
import { SoftwareRulesService } from './software-rules.service.js';

@ApiTags('Software')
@Controller('software/rules')
export class SoftwareRulesController {
  constructor(private readonly rules: SoftwareRulesService) {}

  /** The technicians' rules, in the order in which they are tried. Sorts by priority, pattern, productName, createdAt. */
  @Get()
  @Can('read', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.list' })
  list(@CurrentActor() actor: Actor, @Query() query: SoftwareRuleListQuery): Promise<SoftwareRulePage> {
    return this.rules.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: SoftwareRuleExportQuery): ListExport {
    return ListExport.of(this.rules.list(actor, query), softwareRuleExport, query);
  }

  /**
   * Creates a rule. Titles that it matches stand for its product from then on, except those mapped by hand; the seats
   * that follow are moved before this answers. 422 `software-rule.matches-everything`.
   */
  @Post()
  @Can('create', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateSoftwareRuleRequest): Promise<SoftwareRuleResponse> {
    return this.rules.create(actor, body);
  }

  /** What creating a rule, or changing the one named by `ruleId`, would do. Stores nothing. */
  @Post('preview')
  @WhileViewing()
  @HttpCode(200)
  @Can('read', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.preview' })
  preview(
    @CurrentActor() actor: Actor,
    @Body() body: PreviewSoftwareRuleRequest,
  ): Promise<SoftwareRulePreviewResponse> {
    return this.rules.preview(actor, body);
  }

  /** Normalizes all titles again that nobody mapped by hand, such as after an upgrade that brought a larger catalog. */
  @Post('replay')
  @HttpCode(200)
  @Can('update', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.replay' })
  async replay(@CurrentActor() actor: Actor): Promise<SoftwareReplayResponse> {
    return { movedTitles: await this.rules.replayAll(actor) };
  }

  /** One rule. */
  @Get(':id')
  @Can('read', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<SoftwareRuleResponse> {
    return this.rules.get(actor, id);
  }

  /** Changes the fields that are given, and the titles that follow. */
  @Patch(':id')
  @Can('update', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateSoftwareRuleRequest,
    @IfMatch() version: number | null,
  ): Promise<SoftwareRuleResponse> {
    return this.rules.update(actor, id, body, version);
  }

  /** Deletes a rule; its titles are left to the other rules, the catalog and the general rules. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'SoftwareRule')
  @ApiOperation({ operationId: 'softwareRules.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.rules.delete(actor, id, version);
  }
}
