import { expect, it } from 'vitest';
import { statementKindOf } from './statement-kinds.rules.js';

it.each([
  ['SELECT 1', 'read'],
  ['\n      (SELECT id FROM device) UNION SELECT 2', 'read'],
  ['SELECT id FROM license FOR UPDATE', 'read'],
  ['WITH a AS (SELECT id FROM license WHERE id = $1 FOR UPDATE) SELECT * FROM a', 'read'],
  ['FETCH 1000 FROM rows', 'read'],
  ['insert into device (id) values ($1)', 'write'],
  ['WITH ended AS (\n  UPDATE assignment a\n  SET version = 1 RETURNING 1) SELECT count(*) FROM ended', 'write'],
  ['WITH gone AS (DELETE FROM session RETURNING id) SELECT id FROM gone', 'write'],
  ['WITH made AS (INSERT INTO title (name) VALUES ($1) RETURNING id) SELECT id FROM made', 'write'],
  ['START TRANSACTION', 'control'],
  ['COMMIT', 'control'],
  ['SAVEPOINT part', 'control'],
  ['', 'control'],
])('takes %j for a %s', (text, kind) => {
  expect(statementKindOf(text)).toBe(kind);
});
