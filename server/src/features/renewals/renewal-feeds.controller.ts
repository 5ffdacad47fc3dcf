import { Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, Public } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { CreatedRenewalFeedResponse, RenewalFeedResponse } from './renewals.dto.js';
import { RenewalFeeds } from './renewal-feeds.service.js';

@ApiTags('Renewals')
@InApp('asset-management')
@Controller('renewals/feed')
export class RenewalFeedsController {
  constructor(private readonly feeds: RenewalFeeds) {}

  /** Whether your calendar can read renewals. 403 `auth.technicians-only` for an API client, here and below. */
  @Get()
  @Can('read', 'License')
  @ApiOperation({ operationId: 'renewals.feed' })
  get(@CurrentActor() actor: Actor): Promise<RenewalFeedResponse> {
    return this.feeds.get(actor);
  }

  /**
   * Makes an address for your calendar, which needs no sign-in, and ends the one before. It is shown this once, so an
   * `Idempotency-Key` is not looked at.
   */
  @Post()
  @Can('read', 'License')
  @NeverRepeated()
  @ApiOperation({ operationId: 'renewals.createFeed' })
  create(@CurrentActor() actor: Actor): Promise<CreatedRenewalFeedResponse> {
    return this.feeds.create(actor);
  }

  /** Ends the address: calendars that have it read nothing any more. */
  @Delete()
  @HttpCode(204)
  @Can('read', 'License')
  @ApiOperation({ operationId: 'renewals.revokeFeed' })
  revoke(@CurrentActor() actor: Actor): Promise<void> {
    return this.feeds.revoke(actor);
  }

  /**
   * For calendars: the renewals of the next twelve months, as far as the owner of the address may see them now. `file` is
   * the token with `.ics`. 404 for an address that was revoked, or whose owner may not sign in any more;
   * 429 `renewal-feed.too-often` for one that is read over and over. At most 5,000 events, the first ones.
   */
  @Get(':file')
  @Public()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'inline; filename="renewals.ics"')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ operationId: 'renewals.calendar' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  calendar(@Param('file') file: string, @Req() request: FastifyRequest): Promise<string> {
    return this.feeds.calendar(file, request.ip);
  }
}
