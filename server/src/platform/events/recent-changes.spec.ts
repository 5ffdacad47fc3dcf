import { beforeEach, expect, it } from 'vitest';
import { RecentChanges } from './recent-changes.js';

const databaseTime = 1_700_000_000_000_000;
let milliseconds: number;
let recent: RecentChanges<string>;
beforeEach(() => {
  milliseconds = 0;
  recent = new RecentChanges(() => milliseconds);
});

const told = (id: string) => recent.after(id)?.map(({ item }) => item) ?? null;

it('knows nothing before it listens', () => {
  expect(recent.complete).toBe(false);
  expect(recent.after(recent.mark())).toBeNull();
});

it('tells what came after a place, each with its own', () => {
  recent.begin(databaseTime);
  const start = recent.mark();
  const a = recent.add('a');
  const b = recent.add('b');
  expect([told(start), told(a), told(b)]).toEqual([['a', 'b'], ['b'], []]);
  expect(recent.after(start)?.map(({ id }) => id)).toEqual([a, b]);
  expect(new Set([start, a, b]).size).toBe(3);
});

it('tells times of the database', () => {
  recent.begin(databaseTime);
  milliseconds = 2_000;
  expect(Number(recent.mark().split('-')[0])).toBe(databaseTime + 2_000_000);
});

it('begins anew where it did not listen for a while', () => {
  recent.begin(databaseTime);
  const before = recent.add('a');
  recent.end();
  expect(told(before)).toBeNull();
  milliseconds = 1_000;
  recent.begin(databaseTime + 1_000_000);
  expect(told(before)).toBeNull();
  expect(told(recent.mark())).toEqual([]);
});

it('never goes back, whatever the clock of the database does', () => {
  recent.begin(databaseTime);
  const before = recent.add('a');
  recent.begin(databaseTime - 60_000_000);
  expect(told(before)).toBeNull();
  const since = recent.mark();
  recent.add('b');
  expect(told(since)).toEqual(['b']);
});

it('remembers five minutes, however little happened', () => {
  recent.begin(databaseTime);
  const start = recent.mark();
  recent.add('a');
  milliseconds = 4 * 60_000;
  const late = recent.add('b');
  expect(told(start)).toEqual(['a', 'b']);
  milliseconds = 6 * 60_000;
  expect(told(start)).toBeNull();
  expect(told(late)).toEqual([]);
});

it('says that something was missed when it had to forget more than that', () => {
  recent.begin(databaseTime);
  const start = recent.mark();
  for (let count = 0; count < 20_001; count += 1) recent.add('a');
  const end = recent.add('b');
  expect(told(start)).toBeNull();
  expect(told(end)).toEqual([]);
});

it('tells what another process gave the place of from a little before', () => {
  const other = new RecentChanges<string>(() => milliseconds);
  recent.begin(databaseTime);
  other.begin(databaseTime + 250);
  milliseconds = 60_000;
  recent.add('a');
  other.add('a');
  milliseconds = 65_000;
  const place = other.mark();
  recent.add('b');
  expect(told(place)).toEqual(['a', 'b']);
});
