import { Module } from '@nestjs/common';
import { Notifications } from './notifications.service.js';

@Module({ providers: [Notifications], exports: [Notifications] })
export class NotificationsModule {}
