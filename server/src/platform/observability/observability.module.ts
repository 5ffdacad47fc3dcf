import { Module } from '@nestjs/common';
import { DatabaseMetrics } from './database-metrics.js';
import { HealthController } from './health.controller.js';
import { SlowStatements } from './slow-statements.js';
import { Traces } from './traces.js';

/** What watches over the server: probes, figures, traces, and the log of what is slow. */
@Module({ controllers: [HealthController], providers: [DatabaseMetrics, SlowStatements, Traces] })
export class ObservabilityModule {}
