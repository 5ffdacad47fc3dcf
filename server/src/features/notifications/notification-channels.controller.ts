import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  ChannelTestResponse,
  CreateNotificationChannelRequest,
  NamedChannelsResponse,
  NotificationChannelExportQuery,
  NotificationChannelListQuery,
  NotificationChannelPage,
  NotificationChannelResponse,
  UpdateNotificationChannelRequest,
} from './notification-channels.dto.js';
import { notificationChannelExport } from './notification-channels.export.js';
import { NotificationChannelsService } from './notification-channels.service.js';

@ApiTags('Notification channels')
@Controller('notification-channels')
export class NotificationChannelsController {
  constructor(private readonly channels: NotificationChannelsService) {}

  /** Where notifications are sent to. Sorts by name, kind, createdAt; `q` searches names. */
  @Get()
  @Can('read', 'NotificationChannel')
  @ApiOperation({ operationId: 'notificationChannels.list' })
  list(@CurrentActor() actor: Actor, @Query() query: NotificationChannelListQuery): Promise<NotificationChannelPage> {
    return this.channels.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'NotificationChannel')
  @ApiOperation({ operationId: 'notificationChannels.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: NotificationChannelExportQuery): ListExport {
    return ListExport.of(this.channels.list(actor, query), notificationChannelExport, query);
  }

  /** The names of all channels, for whoever may say which of them hear of a license. */
  @Get('names')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'notificationChannels.names' })
  async names(): Promise<NamedChannelsResponse> {
    return { items: await this.channels.named() };
  }

  /**
   * Adds a channel: a webhook with its `url`, or e-mail. Nothing is sent yet: see `test`. 403
   * `notification-channel.administrator-needed` for what reaches this machine or a private network,
   * `notification-channel.all-notifications-needed` for who may not see all notifications, 409
   * `notification-channel.name-taken`, 422.
   */
  @Post()
  @Can('create', 'NotificationChannel')
  @ApiOperation({ operationId: 'notificationChannels.create' })
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateNotificationChannelRequest,
  ): Promise<NotificationChannelResponse> {
    return this.channels.create(actor, body);
  }

  /** One channel. */
  @Get(':id')
  @Can('read', 'NotificationChannel')
  @ApiOperation({ operationId: 'notificationChannels.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<NotificationChannelResponse> {
    return this.channels.get(actor, id);
  }

  /**
   * Changes the fields that are given. An address that is sent back as it is shown stays what it is. 403
   * `notification-channel.all-notifications-needed` where who may not see all notifications changes `url`, `smtpUrl`,
   * `recipients`, `isDefault` or `active`; otherwise like creating.
   */
  @Patch(':id')
  @Can('update', 'NotificationChannel')
  @ApiOperation({ operationId: 'notificationChannels.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateNotificationChannelRequest,
    @IfMatch() version: number | null,
  ): Promise<NotificationChannelResponse> {
    return this.channels.update(actor, id, body, version);
  }

  /** Sends a test message, and answers what the receiver said. An e-mail channel without recipients writes to you. */
  @Post(':id/test')
  @HttpCode(200)
  @Can('update', 'NotificationChannel')
  @NeverRepeated()
  @ApiOperation({ operationId: 'notificationChannels.test' })
  test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<ChannelTestResponse> {
    return this.channels.test(actor, id);
  }

  /**
   * Deletes a channel. What it was still to send is given up, and shown so. 409 `notification-channel.in-use` while licenses
   * name it.
   */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'NotificationChannel')
  @ApiOperation({ operationId: 'notificationChannels.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.channels.delete(actor, id, version);
  }
}
