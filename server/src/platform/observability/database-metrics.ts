import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { observeDatabase } from '../database/observed-client.js';
import { poolOf } from '../database/pool.js';
import { ReadReplica } from '../database/read-replica.js';
import { metrics } from './metrics.js';
import { statementKindOf } from './statement-kinds.rules.js';

/** Measures what the database is asked, and its connections. */
@Injectable()
export class DatabaseMetrics implements OnModuleInit, OnApplicationShutdown {
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly replica: ReadReplica,
  ) {}

  onModuleInit(): void {
    this.ends.push(
      observeDatabase({
        statement: ({ text, milliseconds, failed }) =>
          metrics.statementAnswered(statementKindOf(text), failed, milliseconds / 1000),
        retried: (sqlState) => metrics.transactionRetried(sqlState),
        listRead: (source) => metrics.listRead(source),
      }),
    );
    this.observePool('primary', poolOf(this.dataSource));
    this.observePool('lists', this.replica.connections);
  }

  onApplicationShutdown(): void {
    for (const end of this.ends) end();
  }

  private observePool(name: string, pool: pg.Pool | null): void {
    if (pool === null) return;
    this.ends.push(
      metrics.addPool(() => ({
        pool: name,
        size: pool.options.max,
        total: pool.totalCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      })),
    );
  }
}
