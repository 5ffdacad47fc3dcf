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
  BillingTemplateExportQuery,
  BillingTemplateListQuery,
  BillingTemplatePage,
  BillingTemplateResponse,
  CreateBillingTemplateRequest,
  UpdateBillingTemplateRequest,
} from './billing-agreement-templates.dto.js';
import { BillingTemplatesService } from './billing-agreement-templates.service.js';
import { templateExport } from './billing-agreements.export.js';

@ApiTags('Billing agreements')
@Controller('billing/agreement-templates')
@InApp('billing')
export class BillingTemplatesController {
  constructor(private readonly templates: BillingTemplatesService) {}

  /** What agreements are made from. `q` searches name and description. */
  @Get()
  @Can('read', 'BillingAgreementTemplate')
  @ApiOperation({ operationId: 'billingAgreementTemplates.list' })
  list(@CurrentActor() actor: Actor, @Query() query: BillingTemplateListQuery): Promise<BillingTemplatePage> {
    return this.templates.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'BillingAgreementTemplate')
  @ApiOperation({ operationId: 'billingAgreementTemplates.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: BillingTemplateExportQuery): ListExport {
    return ListExport.of(this.templates.list(actor, query), templateExport, query);
  }

  /** Creates a template. 409 `agreement-template.name-taken`. */
  @Post()
  @Can('create', 'BillingAgreementTemplate')
  @ApiOperation({ operationId: 'billingAgreementTemplates.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateBillingTemplateRequest): Promise<BillingTemplateResponse> {
    return this.templates.create(actor, body);
  }

  /** One template. */
  @Get(':id')
  @Can('read', 'BillingAgreementTemplate')
  @ApiOperation({ operationId: 'billingAgreementTemplates.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<BillingTemplateResponse> {
    return this.templates.get(actor, id);
  }

  /** Changes the fields that are given; `products` is the whole list. Agreements that were made from it stay as they are. */
  @Patch(':id')
  @Can('update', 'BillingAgreementTemplate')
  @ApiOperation({ operationId: 'billingAgreementTemplates.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateBillingTemplateRequest,
    @IfMatch() version: number | null,
  ): Promise<BillingTemplateResponse> {
    return this.templates.update(actor, id, body, version);
  }

  /** Deletes a template. Agreements that were made from it stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'BillingAgreementTemplate')
  @ApiOperation({ operationId: 'billingAgreementTemplates.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.templates.delete(actor, id, version);
  }
}
