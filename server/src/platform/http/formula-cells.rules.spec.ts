import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quoteFormula, unquoteFormula } from './formula-cells.rules.js';

it('makes text of what a spreadsheet would run', () => {
  expect(['=1+1', '+49', '-5', '@SUM(A1)', '\tx', "'=1", 'plain', "O'Brien", "'tis", ''].map(quoteFormula)).toEqual([
    "'=1+1",
    "'+49",
    "'-5",
    "'@SUM(A1)",
    "'\tx",
    "''=1",
    'plain',
    "O'Brien",
    "'tis",
    '',
  ]);
});

it('gives back every text as it was', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '\t') });
  fc.assert(fc.property(text, (each) => unquoteFormula(quoteFormula(each)) === each));
});
