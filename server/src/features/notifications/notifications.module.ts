import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { ChannelFiles } from './channel-files.service.js';
import { ChannelSender } from './channel-sender.service.js';
import { DeliveryClaims } from './delivery-claims.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import { Digests } from './digests.service.js';
import { DueDeliveriesRepository } from './due-deliveries.repository.js';
import { ForgottenNotifications } from './forgotten-notifications.service.js';
import { InboxRepository } from './inbox.repository.js';
import { Inbox } from './inbox.service.js';
import { NotificationChannelsController } from './notification-channels.controller.js';
import { NotificationChannelsRepository } from './notification-channels.repository.js';
import { NotificationChannelsService } from './notification-channels.service.js';
import { NotificationDeliveriesController } from './notification-deliveries.controller.js';
import { NotificationDeliveriesRepository } from './notification-deliveries.repository.js';
import { NotificationDeliveriesService } from './notification-deliveries.service.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsJobs } from './notifications.jobs.js';
import {
  notificationChannelsPolicy,
  notificationDeliveriesPolicy,
  notificationsPolicy,
} from './notifications.policy.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';
import { OpenChannels } from './open-channels.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(notificationsPolicy, notificationChannelsPolicy, notificationDeliveriesPolicy),
  ],
  controllers: [NotificationsController, NotificationChannelsController, NotificationDeliveriesController],
  providers: [
    ChannelFiles,
    ChannelSender,
    DeliveryClaims,
    DeliveryWorker,
    Digests,
    DueDeliveriesRepository,
    ForgottenNotifications,
    Inbox,
    InboxRepository,
    NotificationChannelsRepository,
    NotificationChannelsService,
    NotificationDeliveriesRepository,
    NotificationDeliveriesService,
    Notifications,
    NotificationsJobs,
    NotificationsRepository,
    OpenChannels,
  ],
  exports: [ChannelFiles, Notifications],
})
export class NotificationsModule {}
