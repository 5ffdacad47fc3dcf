import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, WhileViewing } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/versions.js';
import { ExceptionsPreviewResponse, ExceptionsRequest, ExceptionsResponse } from './license-exceptions.dto.js';
import { LicenseExceptionsService } from './license-exceptions.service.js';

@ApiTags('Licenses')
@InApp('asset-management')
@Controller('licenses/:licenseId/exceptions')
export class LicenseExceptionsController {
  constructor(private readonly exceptions: LicenseExceptionsService) {}

  /** Who is pinned in or kept out, whatever the rule of the license says. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseExceptions.get' })
  get(@CurrentActor() actor: Actor, @Param('licenseId', IdPipe) licenseId: number): Promise<ExceptionsResponse> {
    return this.exceptions.get(actor, licenseId);
  }

  /** Replaces the exceptions; the seats that follow move before the answer. 422 `license.not-automatic`. */
  @Put()
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseExceptions.replace' })
  replace(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body() body: ExceptionsRequest,
    @IfMatch() version: number | null,
  ): Promise<ExceptionsResponse> {
    return this.exceptions.replace(actor, licenseId, body, version);
  }

  /** What these exceptions would do to seats. Stores nothing. */
  @Post('preview')
  @WhileViewing()
  @HttpCode(200)
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseExceptions.preview' })
  preview(
    @CurrentActor() actor: Actor,
    @Param('licenseId', IdPipe) licenseId: number,
    @Body() body: ExceptionsRequest,
  ): Promise<ExceptionsPreviewResponse> {
    return this.exceptions.preview(actor, licenseId, body);
  }
}
