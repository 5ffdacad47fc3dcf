import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * A backup is a gzip file of JSON lines: a header, then for each table its name and its rows. It is independent of the
 * PostgreSQL version and needs no tools of PostgreSQL.
 */
interface Header {
  format: 'seatwise-backup-1';
  /** The migrations that the database had seen. */
  migrations: string[];
}

const rowsPerLine = 1_000;

/** The same where a column holds parts of files: what a line has is in memory at once. */
const largeRowsPerLine = 16;

/** How a line of rows begins. Rows stay the text that PostgreSQL wrote: reading them would round large amounts. */
/** What migrations say of a table that they fill: an empty database has rows there, and gets those of the backup instead. */
const filledComment = 'Filled by its migration.';

const rowsPrefix = '{"rows":';

/**
 * Writes all tables as they are at one moment. The file appears when it is whole: a backup that is interrupted leaves
 * the one before as it was.
 * @returns how many rows were written.
 */
export async function writeBackup(dataSource: DataSource, file: string): Promise<number> {
  const runner = dataSource.createQueryRunner();
  const unfinished = `${file}.${process.pid}.unfinished`;
  let count = 0;
  try {
    // One snapshot for all tables, however long it takes.
    await runner.startTransaction('REPEATABLE READ');
    const header: Header = { format: 'seatwise-backup-1', migrations: await migrationsOf(runner) };
    const lines = async function* (): AsyncGenerator<string> {
      yield `${JSON.stringify(header)}\n`;
      for (const table of await tablesInOrder(runner)) {
        yield `${JSON.stringify({ table })}\n`;
        for await (const rows of batchesOf(runner, table)) {
          count += rows.length;
          yield `${rowsPrefix}[${rows.join(',')}]}\n`;
        }
      }
    };
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await runner.commitTransaction();
    await rename(unfinished, file);
    return count;
  } finally {
    await rm(unfinished, { force: true });
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

/**
 * Puts a backup into an empty, migrated database: all of it or nothing.
 * @returns how many rows were read.
 * @throws Error when the file is no backup, is of another version, or the database is not empty.
 */
export async function readBackup(dataSource: DataSource, file: string): Promise<number> {
  const runner = dataSource.createQueryRunner();
  let count = 0;
  try {
    await runner.startTransaction();
    await demandEmpty(runner);
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
    let table: string | null = null;
    let known: string[] | null = null;
    for await (const text of lines) {
      if (known === null) {
        known = await demandSameVersion(runner, text);
        continue;
      }
      if (text.startsWith(rowsPrefix) && table !== null) {
        count += await insertRows(runner, table, text.slice(rowsPrefix.length, -1));
        continue;
      }
      const line: { table?: string } = JSON.parse(text);
      table = known.find((name) => name === line.table) ?? null;
      if (table === null) throw new Error(`The backup has a table ${line.table} that this version does not know.`);
    }
    await continueIdentities(runner, known ?? []);
    await runner.commitTransaction();
    return count;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

async function migrationsOf(runner: QueryRunner): Promise<string[]> {
  const rows: { name: string }[] = await runner.query('SELECT name FROM migration ORDER BY id');
  return rows.map((row) => row.name);
}

/** Our tables, each after those that it refers to. */
async function tablesInOrder(runner: QueryRunner): Promise<string[]> {
  const tables: { name: string }[] = await runner.query(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migration' ORDER BY relname`);
  const references: { from: string; to: string }[] = await runner.query(`
    SELECT DISTINCT c.conrelid::regclass::text AS "from", c.confrelid::regclass::text AS "to" FROM pg_constraint c
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND c.conrelid <> c.confrelid`);
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const reference of references) if (reference.from === name) visit(reference.to);
    ordered.push(name);
  };
  for (const { name } of tables) visit(name);
  return ordered;
}

async function* batchesOf(runner: QueryRunner, table: string): AsyncGenerator<string[]> {
  const rowsAtOnce = (await hasLargeRows(runner, table)) ? largeRowsPerLine : rowsPerLine;
  await runner.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM "${table}" t`);
  try {
    for (;;) {
      const rows: { row: string }[] = await runner.query(`FETCH ${rowsAtOnce} FROM backup_rows`);
      if (rows.length === 0) return;
      yield rows.map((each) => each.row);
    }
  } finally {
    await runner.query('CLOSE backup_rows');
  }
}

/** True when a column is always kept beside its row, uncompressed: a migration asks for that for parts of files. */
async function hasLargeRows(runner: QueryRunner, table: string): Promise<boolean> {
  const columns: unknown[] = await runner.query(
    `SELECT 1 FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attstorage = 'e'`,
    [`"${table}"`],
  );
  return columns.length > 0;
}

async function demandEmpty(runner: QueryRunner): Promise<void> {
  const filled: { name: string }[] = await runner.query(
    `SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND obj_description(oid, 'pg_class') = $1`,
    [filledComment],
  );
  const filledTables = new Set(filled.map(({ name }) => name));
  for (const table of await tablesInOrder(runner)) {
    if (filledTables.has(table)) continue;
    const rows: unknown[] = await runner.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rows.length > 0) throw new Error('A backup is restored into an empty database only, and this one has data.');
  }
  for (const table of filledTables) await runner.query(`DELETE FROM "${table}"`);
}

/** @returns the tables of this version. */
async function demandSameVersion(runner: QueryRunner, text: string): Promise<string[]> {
  const header = headerOf(text);
  if (header === null) throw new Error('This file is no backup of Seatwise.');
  const present = await migrationsOf(runner);
  if (header.migrations.join() !== present.join()) {
    throw new Error('The backup was made by another version. Restore it with that version, then upgrade.');
  }
  return tablesInOrder(runner);
}

function headerOf(text: string): Header | null {
  try {
    const header: Header = JSON.parse(text);
    return header.format === 'seatwise-backup-1' && Array.isArray(header.migrations) ? header : null;
  } catch {
    return null;
  }
}

/** @returns how many rows the JSON list has. */
async function insertRows(runner: QueryRunner, table: string, rows: string): Promise<number> {
  const { affected } = await runner.query(
    `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
    [rows],
    true,
  );
  return affected ?? 0;
}

/** New rows go on after the restored ones. */
async function continueIdentities(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  const identities: { name: string }[] = await runner.query(`
    SELECT attrelid::regclass::text AS name FROM pg_attribute WHERE attname = 'id' AND attidentity <> ''`);
  for (const { name } of identities) {
    if (!tables.includes(name)) continue;
    await runner.query(
      `SELECT setval(pg_get_serial_sequence('"${name}"', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM "${name}"), FALSE)`,
    );
  }
}
