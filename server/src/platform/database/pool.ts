import pg from 'pg';
import type { DataSource } from 'typeorm';

/** The connections of a data source; null for one that is not of PostgreSQL, or not connected. */
export function poolOf({ driver }: DataSource): pg.Pool | null {
  const pool: unknown = 'master' in driver ? driver.master : null;
  return pool instanceof pg.Pool ? pool : null;
}
