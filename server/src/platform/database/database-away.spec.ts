import { QueryFailedError } from 'typeorm';
import { expect, it } from 'vitest';
import { awayReason, DatabaseAway, namedFailure } from './database-away.js';

const failure = (code: string, message = 'failed') => Object.assign(new Error(message), { code });

it.each([
  [failure('ECONNREFUSED'), 'It refuses connections: is it running?'],
  [new AggregateError([failure('ECONNREFUSED'), failure('ECONNREFUSED')]), 'It refuses connections: is it running?'],
  [failure('57P03'), 'It is starting up.'],
  [failure('08006'), 'The connection to it broke.'],
  [new QueryFailedError('SELECT', [], failure('57P01')), 'It is shutting down.'],
  [new QueryFailedError('COMMIT', [], new Error('Connection terminated unexpectedly')), 'The connection to it broke.'],
  [new Error('timeout exceeded when trying to connect'), 'It takes too long to answer.'],
  [new DatabaseAway('It is on holiday.'), 'It is on holiday.'],
])('knows %s', (error, reason) => {
  expect(awayReason(error)).toBe(reason);
});

it.each([
  failure('23505'),
  new QueryFailedError('SELECT', [], failure('40001')),
  new Error('no'),
  'ECONNREFUSED',
  null,
])('takes %s for another failure', (error) => {
  expect(awayReason(error)).toBeNull();
  expect(namedFailure(error)).toBe(error);
});
