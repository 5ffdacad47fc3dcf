import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { readBackup, writeBackup } from './backup.js';
import { sql } from './sql.js';

let source: DatabaseUnderTest;
let target: DatabaseUnderTest;
let directory: string;

beforeAll(async () => {
  [source, target] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  directory = await mkdtemp(path.join(tmpdir(), 'seatwise-backup-'));
  await source.database.query(
    sql`INSERT INTO organization (name, description) SELECT 'Organization ' || n, 'ü\n' FROM generate_series(1, 2500) n`,
  );
  await source.database.query(sql`UPDATE app SET active = TRUE WHERE key = 'billing'`);
  await source.database.query(sql`
    INSERT INTO location (organization_id, name) SELECT id, 'Here' FROM organization WHERE id % 2 = 0`);
  await source.database.query(sql`
    INSERT INTO device (organization_id, location_id, name, device_class, inventory_hash, tags, last_seen_at)
    SELECT organization_id, id, 'Device', 'LAPTOP', '\\x00ff'::bytea, ARRAY['a b', '{c}'], now() FROM location LIMIT 3`);
  await source.database.query(sql`
    INSERT INTO license (name, type, cost_mode, cost_amount, cost_currency) VALUES ('L', 'CUSTOM', 'TOTAL', 123456789012.123457, 'EUR')`);
});
beforeAll(async () => {
  await source.database.query(sql`
    INSERT INTO license_attachment (license_id, name, media_type, size, sha256)
    SELECT id, 'x.pdf', 'application/pdf', 40000, '' FROM license`);
  await source.database.query(sql`
    INSERT INTO license_attachment_chunk (attachment_id, position, bytes)
    SELECT f.id, n, decode(repeat(lpad(to_hex(n), 2, '0'), 1000), 'hex') FROM license_attachment f, generate_series(0, 39) n`);
});
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  await rm(directory, { recursive: true });
});

/** What migrations fill: two apps, four accounts, how invoices are numbered, and who bills. */
const filled = 2 + 4 + 1 + 1;

const rows = 2500 + 1250 + 3 + 1 + 1 + 40 + filled;

const everything = async ({ database }: DatabaseUnderTest) =>
  Promise.all(
    [
      sql`SELECT to_jsonb(t) AS row FROM organization t ORDER BY id`,
      sql`SELECT to_jsonb(t) AS row FROM location t ORDER BY id`,
      sql`SELECT to_jsonb(t) AS row FROM device t ORDER BY id`,
      sql`SELECT to_jsonb(t)::text AS row FROM license t ORDER BY id`,
      sql`SELECT position, bytes FROM license_attachment_chunk ORDER BY position`,
      sql`SELECT to_jsonb(t) AS row FROM app t ORDER BY key`,
      sql`SELECT to_jsonb(t) AS row FROM billing_account t ORDER BY id`,
    ].map((statement) => database.query(statement)),
  );

it('restores what was backed up, to the last digit, and goes on after it', async () => {
  const file = path.join(directory, 'backup.gz');
  expect(await writeBackup(source.dataSource, file)).toBe(rows);
  expect(await readBackup(target.dataSource, file)).toBe(rows);
  expect(await everything(target)).toEqual(await everything(source));
  const { id } = await target.database.one<{ id: number }>(
    sql`INSERT INTO organization (name) VALUES ('New') RETURNING id`,
  );
  expect(id).toBe(2501);
  await expect(readBackup(target.dataSource, file)).rejects.toThrow('empty database only');
});

it('leaves the backup before as it was when it cannot finish', async () => {
  const file = path.join(directory, 'kept.gz');
  await writeFile(file, 'the backup before');
  await source.database.query(sql`ALTER TABLE migration RENAME TO elsewhere`);
  await expect(writeBackup(source.dataSource, file)).rejects.toThrow('migration');
  await source.database.query(sql`ALTER TABLE elsewhere RENAME TO migration`);
  expect(await readFile(file, 'utf8')).toBe('the backup before');
  expect((await readdir(directory)).filter((name) => name.includes('unfinished'))).toEqual([]);
});

it('refuses what is no backup, or one of another version', async () => {
  const empty = await openTestDatabase();
  try {
    const other = path.join(directory, 'other.gz');
    await writeFile(other, gzipSync('{"format":"something"}\n'));
    await expect(readBackup(empty.dataSource, other)).rejects.toThrow('no backup of Seatwise');
    await writeFile(other, gzipSync('{"format":"seatwise-backup-1","migrations":["Future1"]}\n'));
    await expect(readBackup(empty.dataSource, other)).rejects.toThrow('another version');
  } finally {
    await empty.close();
  }
});
