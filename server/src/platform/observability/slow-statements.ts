import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { observeDatabase, type ObservedStatement } from '../database/observed-client.js';

/** What a line of the log may hold of a statement: some are put together of thousands of conditions. */
const longestText = 4_000;

/** Logs each statement that took longer than SLOW_QUERY_MS, with its text and never with the values in it. */
@Injectable()
export class SlowStatements implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('SlowStatement');
  private end: (() => void) | null = null;

  constructor(private readonly config: Config) {}

  onModuleInit(): void {
    const limit = this.config.values.SLOW_QUERY_MS;
    if (limit === 0) return;
    this.end = observeDatabase({
      statement: (statement) => {
        if (statement.milliseconds > limit) this.log(statement);
      },
    });
  }

  onApplicationShutdown(): void {
    this.end?.();
  }

  private log({ text, milliseconds, failed }: ObservedStatement): void {
    const durationMs = Math.round(milliseconds);
    const statement = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
    this.logger.warn({ durationMs, failed, statement }, `A statement took ${durationMs} ms`);
  }
}
