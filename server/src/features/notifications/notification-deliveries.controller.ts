import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import {
  NotificationDeliveryDetailResponse,
  NotificationDeliveryExportQuery,
  NotificationDeliveryListQuery,
  NotificationDeliveryPage,
} from './notification-deliveries.dto.js';
import { notificationDeliveryExport } from './notification-deliveries.export.js';
import { NotificationDeliveriesService } from './notification-deliveries.service.js';

@ApiTags('Notification deliveries')
@Controller('notification-deliveries')
export class NotificationDeliveriesController {
  constructor(private readonly deliveries: NotificationDeliveriesService) {}

  /**
   * What was sent to whom, as far as you may see what it tells. Sorts by createdAt, state, channel, kind, lastAttemptAt,
   * nextAttemptAt; `q` searches title, address and channel.
   */
  @Get()
  @Can('read', 'NotificationDelivery')
  @ApiOperation({ operationId: 'notificationDeliveries.list' })
  list(@CurrentActor() actor: Actor, @Query() query: NotificationDeliveryListQuery): Promise<NotificationDeliveryPage> {
    return this.deliveries.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'NotificationDelivery')
  @ApiOperation({ operationId: 'notificationDeliveries.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: NotificationDeliveryExportQuery): ListExport {
    return ListExport.of(this.deliveries.list(actor, query), notificationDeliveryExport, query);
  }

  /** One delivery, with what it tells and every attempt. */
  @Get(':id')
  @Can('read', 'NotificationDelivery')
  @ApiOperation({ operationId: 'notificationDeliveries.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<NotificationDeliveryDetailResponse> {
    return this.deliveries.get(actor, id);
  }

  /**
   * Sends it once more, with the same delivery id: what failed, what is to be tried again later, and what was delivered. 409
   * `notification-delivery.digest` for what a digest tells, `notification-delivery.channel-gone`.
   */
  @Post(':id/resend')
  @HttpCode(200)
  @Can('update', 'NotificationDelivery')
  @ApiOperation({ operationId: 'notificationDeliveries.resend' })
  resend(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<NotificationDeliveryDetailResponse> {
    return this.deliveries.resend(actor, id);
  }
}
