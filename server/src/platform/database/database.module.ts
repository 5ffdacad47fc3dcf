import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { Database } from './database.js';
import { ReadReplica } from './read-replica.js';

/** Makes {@link Database} injectable everywhere, on a data source that is already connected and migrated. */
@Module({})
export class DatabaseModule {
  static forRoot(dataSource: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => dataSource.options,
          dataSourceFactory: async () => dataSource,
        }),
      ],
      providers: [
        Database,
        {
          provide: ReadReplica,
          useFactory: ({ values }: Config) => new ReadReplica(values.DATABASE_READ_URL, values.DATABASE_POOL_SIZE),
          inject: [Config],
        },
      ],
      exports: [Database, ReadReplica],
    };
  }
}
