import { Global, Module } from '@nestjs/common';
import { Changes } from './changes.js';
import { EventsController } from './events.controller.js';

/** Telling nodes and panels what changed. */
@Global()
@Module({ controllers: [EventsController], providers: [Changes], exports: [Changes] })
export class EventsModule {}
