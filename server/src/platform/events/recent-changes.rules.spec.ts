import { describe, expect, it } from 'vitest';
import { after, eventIdOf, positionOf, slackMicroseconds } from './recent-changes.rules.js';

const here = 'aaaaaaaa';
const there = 'bbbbbbbb';
const second = 1_000_000;
const start = 1_700_000_000 * second;
const at = (seconds: number) => start + seconds * second;
const items = [20, 30, 40].map((seconds) => ({ time: at(seconds), item: seconds }));
const known = { node: here, since: at(0), last: at(50), items };
const told = (seconds: number, node: string) =>
  after({ time: at(seconds), node }, known)?.map(({ item }) => item) ?? null;

it('reads what it wrote', () => {
  const position = { time: at(1), node: here };
  expect(positionOf(eventIdOf(position))).toEqual(position);
});

it.each(['', '7', '17-xyz', '-aaaaaaaa', '99999999999999999-aaaaaaaa', `${start}-AAAAAAAA`, `${start}-aaaaaaaa `])(
  'takes %j for no place',
  (id) => {
    expect(positionOf(id)).toBeNull();
  },
);

describe('what came after a place', () => {
  it('is exact where this process gave it', () => {
    expect(told(20, here)).toEqual([30, 40]);
    expect(told(25, here)).toEqual([30, 40]);
    expect(told(50, here)).toEqual([]);
  });

  it('begins a little earlier where another one gave it', () => {
    expect(told(35, there)).toEqual([30, 40]);
    expect(told(30, there)).toEqual([20, 30, 40]);
  });

  it('is not known of what was before this process listened', () => {
    expect(told(-1, here)).toBeNull();
    expect(told(9, there)).toBeNull();
    expect(after({ time: at(0), node: there }, known)).toBeNull();
  });

  it('is not known of what is to come', () => {
    expect(told(51, here)).toBeNull();
    expect(after({ time: at(50) + slackMicroseconds + 1, node: there }, known)).toBeNull();
  });
});
