import pg from 'pg';
import { startThrowAwayPostgres } from '../../server/src/platform/testing/throw-away-postgres.js';
import { sampleProduct, type SampleProduct } from './sample.js';
import { clockScript, clockStatements } from './shifted-clock.js';

/** The day of all pictures: what the sample data dates from its day, and every chart, stays as it is. */
const takenAt = Date.parse('2026-11-16T10:00:00Z');

/** A product with the sample data, on that day. */
export interface FixedProduct extends SampleProduct {
  /** Sets the clock of a page, too. */
  script: string;
  stop(): Promise<void>;
}

export async function fixedProduct(): Promise<FixedProduct> {
  const shift = takenAt - Date.now();
  const script = clockScript(shift);
  const postgres = await startThrowAwayPostgres();
  try {
    const database = new URL(postgres.url);
    database.pathname = '/pictures';
    await execute(postgres.url, 'CREATE DATABASE pictures');
    await execute(database.href, ...clockStatements('pictures', shift));
    const sample = await sampleProduct({
      DATABASE_URL: database.href,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}`,
      TIME_ZONE: 'UTC',
      PUBLIC_URL: 'http://seatwise.example',
    });
    const stop = async (): Promise<void> => {
      await sample.product.stop();
      await postgres.stop();
    };
    return { ...sample, script, stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
