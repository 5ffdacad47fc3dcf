import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** What time it is. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class TimeModule {}
