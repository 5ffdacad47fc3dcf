import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { Inbox } from './inbox.service.js';
import {
  NotificationExportQuery,
  NotificationListQuery,
  NotificationPage,
  ReadNotificationsRequest,
  UnreadResponse,
} from './notifications.dto.js';
import { notificationExport } from './notifications.export.js';

@ApiTags('Notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly inbox: Inbox) {}

  /**
   * What you are told in the panel: of licenses that you may see all of, with their alerts. Sorts by createdAt, kind,
   * severity, title; `q` searches title and text.
   */
  @Get()
  @Can('read', 'Notification')
  @ApiOperation({ operationId: 'notifications.list' })
  list(@CurrentActor() actor: Actor, @Query() query: NotificationListQuery): Promise<NotificationPage> {
    return this.inbox.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'Notification')
  @ApiOperation({ operationId: 'notifications.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: NotificationExportQuery): ListExport {
    return ListExport.of(this.inbox.list(actor, query), notificationExport, query);
  }

  /** How many you have not read. For people alone. */
  @Get('unread')
  @Can('read', 'Notification')
  @ApiOperation({ operationId: 'notifications.unread' })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadResponse> {
    return { count: await this.inbox.unread(actor) };
  }

  /** Marks some as read, or everything up to one. Answers how many are left. For people alone. */
  @Post('read')
  @HttpCode(200)
  @Can('read', 'Notification')
  @NeverRepeated()
  @ApiOperation({ operationId: 'notifications.read' })
  async read(@CurrentActor() actor: Actor, @Body() body: ReadNotificationsRequest): Promise<UnreadResponse> {
    return { count: await this.inbox.read(actor, body) };
  }
}
