import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { observeDatabase } from '../database/observed-client.js';
import { poolOf } from '../database/pool.js';
import { metrics } from './metrics.js';
import { statementKindOf } from './statement-kinds.rules.js';

/** Measures what the database is asked, and its connections. */
@Injectable()
export class DatabaseMetrics implements OnModuleInit, OnApplicationShutdown {
  private readonly ends: (() => void)[] = [];

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    this.ends.push(
      observeDatabase({
        statement: ({ text, milliseconds, failed }) =>
          metrics.statementAnswered(statementKindOf(text), failed, milliseconds / 1000),
        retried: (sqlState) => metrics.transactionRetried(sqlState),
      }),
    );
    const pool = poolOf(this.dataSource);
    if (pool === null) return;
    this.ends.push(
      metrics.addPool(() => ({
        pool: 'primary',
        size: pool.options.max,
        total: pool.totalCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      })),
    );
  }

  onApplicationShutdown(): void {
    for (const end of this.ends) end();
  }
}
