import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Jobs } from './jobs.js';
import { Ticks } from './ticks.js';

/** Work outside of requests. */
@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [Jobs, Ticks], exports: [Jobs] })
export class JobsModule {}
