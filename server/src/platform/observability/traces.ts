import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { observeDatabase } from '../database/observed-client.js';
import { currentTracing, type Tracing, useTracing } from './tracing.js';

/** Begins to tell traces where OTEL_EXPORTER_OTLP_ENDPOINT says where to, and sends the last ones as the server stops. */
@Injectable()
export class Traces implements OnModuleInit, OnApplicationShutdown {
  private tracing: Tracing | null = null;
  private endStatements: (() => void) | null = null;

  constructor(private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    const endpoint = this.config.values.OTEL_EXPORTER_OTLP_ENDPOINT;
    if (endpoint === null) return;
    // Only now: without traces nobody waits for all that they are made with.
    const { openTelemetry } = await import('./open-telemetry.js');
    const tracing = openTelemetry(endpoint, this.config);
    this.tracing = tracing;
    useTracing(tracing);
    this.endStatements = observeDatabase({ statement: (statement) => tracing.statement(statement) });
  }

  async onApplicationShutdown(): Promise<void> {
    this.endStatements?.();
    if (currentTracing() === this.tracing) useTracing(null);
    await this.tracing?.stop();
  }
}
