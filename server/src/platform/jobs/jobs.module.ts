import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.js';

/** Work outside of requests. */
@Global()
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
