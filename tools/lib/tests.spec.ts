import { expect, it } from 'vitest';
import { readCounts } from './tests.mjs';

it('adds up the tests, and takes a file that does not load for a failed one', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(readCounts(JSON.stringify(report))).toEqual({ passed: 3, failed: 2 });
});

it('counts nothing where there is no report', () => {
  expect(readCounts('{}')).toEqual({ passed: 0, failed: 0 });
});
