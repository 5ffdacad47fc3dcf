import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseUnderTest, openTestDatabase } from '../testing/open-test-database.js';
import { type Database, sqlStateOf, violatedConstraintOf } from './database.js';
import { sql } from './sql.js';

let under: DatabaseUnderTest;
let database: Database;

beforeAll(async () => {
  under = await openTestDatabase();
  database = under.database;
  await database.query(sql`CREATE TABLE note (id int CONSTRAINT note_key PRIMARY KEY, text text NOT NULL)`);
});
afterAll(() => under.close());
beforeEach(() => database.query(sql`TRUNCATE note`));

const write = (id: number, text = 'x') => database.query(sql`INSERT INTO note VALUES (${id}, ${text})`);
const ids = async () =>
  (await database.query<{ id: number }>(sql`SELECT id FROM note ORDER BY id`)).map((row) => row.id);

describe('transaction', () => {
  it('keeps all of a unit of work, and returns its result', async () => {
    const result = await database.transaction(async () => {
      await write(1);
      await database.transaction(() => write(2));
      return 'done';
    });
    expect(result).toBe('done');
    expect(await ids()).toEqual([1, 2]);
  });

  it('keeps nothing when any part fails, the nested one included', async () => {
    const work = database.transaction(async () => {
      await database.transaction(() => write(1));
      throw new Error('half-way');
    });
    await expect(work).rejects.toThrow('half-way');
    expect(await ids()).toEqual([]);
  });

  it('is not seen from outside before it commits', async () => {
    let seen: number[] = [-1];
    await database.transaction(async () => {
      await write(1);
      const runner = under.dataSource.createQueryRunner();
      seen = await runner.query('SELECT id FROM note');
      await runner.release();
    });
    expect(seen).toEqual([]);
  });

  it('runs its followers after the commit, and never when it failed', async () => {
    const heard: string[] = [];
    await database.transaction(async () => {
      database.afterCommit(() => void heard.push('first'));
      await write(1);
      await database.transaction(async () => {
        database.afterCommit(async () => void heard.push(`sees ${(await ids()).join()}`));
        await write(2);
      });
      heard.push('end of work');
    });
    expect(heard).toEqual(['end of work', 'first', 'sees 1,2']);
    const failing = database.transaction(async () => {
      database.afterCommit(() => void heard.push('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(heard).not.toContain('never');
  });

  it('does not fail because a follower does', async () => {
    await database.transaction(async () => {
      database.afterCommit(() => {
        throw new Error('a follower');
      });
      await write(1);
    });
    expect(await ids()).toEqual([1]);
  });

  it('is begun anew, with a fresh connection, when it loses a deadlock', async () => {
    await write(1, 'a');
    await write(2, 'b');
    let attempts = 0;
    const meeting = Promise.withResolvers<void>();
    let arrived = 0;
    const update = (first: number, second: number) =>
      database.transaction(async () => {
        attempts += 1;
        await database.query(sql`UPDATE note SET text = text || '!' WHERE id = ${first}`);
        arrived += 1;
        if (arrived === 2) meeting.resolve();
        await meeting.promise;
        await database.query(sql`UPDATE note SET text = text || '?' WHERE id = ${second}`);
      });
    await Promise.all([update(1, 2), update(2, 1)]);
    expect(attempts).toBe(3);
    const rows = await database.query<{ text: string }>(sql`SELECT text FROM note ORDER BY id`);
    expect(rows.map((row) => [...row.text].sort().join(''))).toEqual(['!?a', '!?b']);
  });
});

describe('a part of a transaction', () => {
  it('is undone alone when it fails, with what was to follow it', async () => {
    const heard: string[] = [];
    await database.transaction(async () => {
      await write(1);
      const part = database.savepoint(async () => {
        database.afterCommit(() => void heard.push('of the part'));
        await write(2);
        await write(1);
      });
      await expect(part).rejects.toThrow('note_key');
      database.afterCommit(() => void heard.push('of the whole'));
      await database.savepoint(() => write(3));
    });
    expect(await ids()).toEqual([1, 3]);
    expect(heard).toEqual(['of the whole']);
  });

  it('is only played in a rehearsal, within a transaction and without one', async () => {
    const heard: string[] = [];
    const play = async () => {
      await write(7);
      database.afterCommit(() => void heard.push('never'));
      return ids();
    };
    expect(await database.rehearse(play)).toEqual([7]);
    await database.transaction(async () => {
      await write(1);
      expect(await database.rehearse(play)).toEqual([1, 7]);
    });
    await expect(database.rehearse(() => write(1))).rejects.toThrow('note_key');
    expect(await ids()).toEqual([1]);
    expect(heard).toEqual([]);
  });
});

describe('errors and values', () => {
  it('names state and constraint of a violation', async () => {
    await write(1);
    const error: unknown = await write(1).catch((reason: unknown) => reason);
    expect(sqlStateOf(error)).toBe('23505');
    expect(violatedConstraintOf(error)).toBe('note_key');
    expect(sqlStateOf(new Error('other'))).toBeNull();
  });

  it('reads ids as numbers, dates as text, and refuses what a number cannot hold', async () => {
    const row = await database.one(
      sql`SELECT 5::bigint AS id, ARRAY[1, NULL]::bigint[] AS ids, '2026-11-21'::date AS day`,
    );
    expect(row).toEqual({ id: 5, ids: [1, null], day: '2026-11-21' });
    await expect(database.one(sql`SELECT 9007199254740993::bigint AS id`)).rejects.toThrow('Beyond');
  });
});
