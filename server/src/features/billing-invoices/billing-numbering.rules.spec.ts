import { describe, expect, it } from 'vitest';
import { counterProblem, invoiceNumber } from './billing-numbering.rules.js';

it('has so many digits at least, between prefix and suffix', () => {
  const format = { prefix: 'INV-', suffix: '/A', digits: 5 };
  expect(invoiceNumber(format, 42)).toBe('INV-00042/A');
  expect(invoiceNumber(format, 1234567)).toBe('INV-1234567/A');
});

describe('what comes next', () => {
  const format = (prefix: string, next: number) => ({ prefix, suffix: '', digits: 5, next });

  it.each([
    ['anything while there is no invoice', format('INV-', 1), format('INV-', 7), [null, null], null],
    ['the next one', format('INV-', 43), format('INV-', 43), [42, 42], null],
    ['none that leaves some out', format('INV-', 43), format('INV-', 44), [42, 42], ['GAP', 43]],
    ['none that was taken', format('INV-', 43), format('INV-', 42), [42, 42], ['BACKWARDS', 43]],
    ['anything higher of a new series', format('INV-', 43), format('B-', 1000), [42, null], null],
    ['nothing lower of a new series', format('INV-', 43), format('B-', 1), [42, null], ['BACKWARDS', 43]],
    ['anything higher of a series that has none yet', format('B-', 50), format('B-', 60), [42, null], null],
    ['no jump in a series that is come back to', format('B-', 1000), format('INV-', 1000), [42, 42], ['GAP', 43]],
    ['the next one of a series that is come back to', format('B-', 1000), format('INV-', 43), [42, 42], null],
    ['nothing of a series that was left', format('B-', 51), format('INV-', 51), [50, 42], ['LEFT', 42]],
    ['other digits of one that goes on elsewhere', format('INV-', 51), format('INV-', 51), [50, 42], null],
  ] as const)('is %s', (_what, before, wanted, [highest, ofSeries], problem) => {
    const expected = problem === null ? null : { kind: problem[0], counter: problem[1] };
    expect(counterProblem(before, wanted, { highest, ofSeries })).toEqual(expected);
  });
});
