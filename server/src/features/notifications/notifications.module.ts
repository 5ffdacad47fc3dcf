import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import {
  notificationChannelsPolicy,
  notificationDeliveriesPolicy,
  notificationsPolicy,
} from './notifications.policy.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(notificationsPolicy, notificationChannelsPolicy, notificationDeliveriesPolicy),
  ],
  providers: [Notifications, NotificationsRepository],
  exports: [Notifications],
})
export class NotificationsModule {}
