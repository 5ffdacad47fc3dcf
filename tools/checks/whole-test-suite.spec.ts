import { expect, it } from 'vitest';
import { wholeTestSuite } from './whole-test-suite.mjs';

// Written apart, so that this file itself passes the check.
const only = ['on', 'ly'].join('');
const skip = ['sk', 'ip'].join('');

it.each([
  `it.${only}('a', f)`,
  `describe.${skip}('a', f)`,
  `test.concurrent.${only}('a', f)`,
  `${['x', 'it'].join('')}('a', f)`,
])('finds %s', (text) => {
  expect(wholeTestSuite.inspect(`\n${text}`)).toMatchObject([{ line: 2 }]);
});

it.each(["it('says how to skip a page', f)", 'items.skip(3)', "it.each([1])('a', f)", "it.runIf(onLinux)('a', f)"])(
  'leaves %s alone',
  (text) => {
    expect(wholeTestSuite.inspect(text)).toEqual([]);
  },
);
