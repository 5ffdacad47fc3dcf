import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { metrics } from '../../platform/observability/metrics.js';
import { ReconciliationRepository } from './reconciliation.repository.js';

/** Tells how much reconciling is still to be done. */
@Injectable()
export class ReconciliationMetrics implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ReconciliationMetrics.name);
  private end: (() => void) | null = null;

  constructor(private readonly repository: ReconciliationRepository) {}

  onModuleInit(): void {
    this.end = metrics.addSample(
      {
        read: async () => metrics.licensesDue(await this.repository.allDue()),
        forget: () => metrics.licensesDue(null),
      },
      (error) => this.logger.warn(`What is due could not be counted: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    this.end?.();
  }
}
