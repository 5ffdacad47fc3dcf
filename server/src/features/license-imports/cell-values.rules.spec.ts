import { describe, expect, it } from 'vitest';
import { calendarDate, flagOf, listOf, money, wholeNumber } from './cell-values.rules.js';

const valueOf = <T>(answer: { value: T } | { error: string }) => ('value' in answer ? answer.value : null);

describe('what a cell holds', () => {
  it('is a whole number, with marks between its thousands or without', () => {
    const cells = ['250', '1,234', '1.234.567', "1'234", '10 000', '3.0', '-1', '1,23', '1,2,3', 'x', '1e3'];
    expect(cells.map((cell) => valueOf(wholeNumber(cell)))).toEqual([
      250,
      1234,
      1_234_567,
      1234,
      10_000,
      3,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('is an amount of money', () => {
    const cells = ['1200.00', '1,234.50', '1.234,50', '1234,5', '$12.58', '5 EUR', '1,234', '1.234', '€ 3', '-1', 'x'];
    expect(cells.map((cell) => valueOf(money(cell))?.amount ?? null)).toEqual([
      '1200.00',
      '1234.50',
      '1234.50',
      '1234.5',
      '12.58',
      '5',
      '1234',
      '1.234',
      '3',
      null,
      null,
    ]);
    expect(['$1', '1 EUR', 'CHF 1', '1'].map((cell) => valueOf(money(cell))?.currency ?? null)).toEqual([
      'USD',
      'EUR',
      'CHF',
      null,
    ]);
  });

  it('is a date that exists', () => {
    const cells = ['2026-11-21', '11/24/2008', '31.12.2025', '2026-01-02 00:00:00', '2026-02-30', '13/13/2026', 'soon'];
    expect(cells.map((cell) => valueOf(calendarDate(cell)))).toEqual([
      '2026-11-21',
      '2008-11-24',
      '2025-12-31',
      '2026-01-02',
      null,
      null,
      null,
    ]);
  });

  it('is yes or no, or a list', () => {
    expect(['TRUE', 'yes', '1', 'false', 'No', '0', 'maybe'].map((cell) => valueOf(flagOf(cell)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      null,
    ]);
    expect(listOf(' a; b ;;c\nd')).toEqual(['a', 'b', 'c', 'd']);
  });
});
