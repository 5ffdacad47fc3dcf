import { Module } from '@nestjs/common';
import { DatabaseMetrics } from './database-metrics.js';
import { HealthController } from './health.controller.js';
import { SlowStatements } from './slow-statements.js';

/** What watches over the server: probes, figures, and the log of what is slow. */
@Module({ controllers: [HealthController], providers: [DatabaseMetrics, SlowStatements] })
export class ObservabilityModule {}
