import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { JobRuns } from './job-runs.js';
import { Jobs } from './jobs.js';
import { NodeClaim } from './node-claim.js';
import { Ticks } from './ticks.js';

/** Work outside of requests. */
@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [JobRuns, Jobs, NodeClaim, Ticks], exports: [JobRuns, Jobs] })
export class JobsModule {}
