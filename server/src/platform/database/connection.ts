import pg from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { PostgresNaming } from './naming.js';
import { ObservedClient } from './observed-client.js';

/** pg knows no name for the type bigint[]. */
const int8ArrayOid: number = 1016;

/**
 * How values come back from PostgreSQL, for our connections only (other users of `pg` in this process keep
 * its defaults): 8-byte ids and counts as numbers, calendar dates as `2026-11-21`.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return (value: string) => safeInteger(value);
    if (oid === int8ArrayOid) return parseInt8Array;
    if (oid === pg.types.builtins.DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format);
  },
};

function parseInt8Array(value: string): (number | null)[] {
  if (value === '{}') return [];
  return value
    .slice(1, -1)
    .split(',')
    .map((item) => (item === 'NULL' ? null : safeInteger(item)));
}

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`Beyond what a number holds exactly: ${value}`);
  return number;
}

/** Whatever the server's own settings are, each connection has these, without asking for them again and again. */
const sessionOptions = '-c timezone=UTC -c jit=off -c default_transaction_isolation=read\\ committed';

/** Connection options that every data source of the product shares. */
export function connectionOptions(options: { url: string; poolSize: number }) {
  return {
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize,
    namingStrategy: new PostgresNaming(),
    synchronize: false,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    applicationName: 'seatwise',
    // An idle connection that the database closed is replaced at the next use; it is no reason to stop.
    poolErrorHandler: () => undefined,
    parseInt8: false,
    extra: { types, options: sessionOptions, Client: ObservedClient },
  } satisfies DataSourceOptions;
}

/**
 * A connection like those of the data source's pool, for work that must not take one of them away.
 * @throws Error for a data source that is not made of `connectionOptions`.
 */
export function ownConnectionOptions({ options }: DataSource): pg.ClientConfig {
  if (options.type !== 'postgres' || options.url === undefined) throw new Error('The data source has no address.');
  return clientOptions(options.url, options.applicationName);
}

/** A connection like those of the data source's pool, to the database at `url`. */
export function clientOptions(url: string, applicationName = 'seatwise'): pg.ClientConfig {
  return { connectionString: url, options: sessionOptions, application_name: applicationName, types };
}
