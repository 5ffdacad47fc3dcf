import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { clockScript } from './shifted-clock.js';

const dayInMilliseconds = 86_400_000;

/** Runs in a program of its own: this one keeps its time. */
const elsewhere = (expression: string): unknown =>
  vm.runInNewContext(`${clockScript(-10 * dayInMilliseconds)} ${expression}`, {});

describe('a shifted clock', () => {
  it('tells another time, and ticks', () => {
    const told = Number(elsewhere('Date.now()'));
    const expected = Date.now() - 10 * dayInMilliseconds;
    expect(Math.abs(told - expected)).toBeLessThan(dayInMilliseconds / 24);
    expect(elsewhere('Math.abs(new Date().getTime() - Date.now()) < 3_600_000')).toBe(true);
  });

  it('leaves a date that is given', () => {
    expect(elsewhere('new Date("2026-03-01T00:00:00Z").toISOString()')).toBe('2026-03-01T00:00:00.000Z');
    expect(elsewhere('new Date(0) instanceof Date && Date.UTC(2026, 0)')).toBe(Date.UTC(2026, 0));
  });

  it('is that of days and instants, too', () => {
    const apart = `Temporal.Instant.fromEpochMilliseconds(Date.now()).since(Temporal.Now.instant()).abs().total('hours') < 1`;
    expect(elsewhere(apart)).toBe(true);
    expect(elsewhere(`Temporal.Now.plainDateISO('UTC').toString() === new Date().toISOString().slice(0, 10)`)).toBe(
      true,
    );
  });
});
