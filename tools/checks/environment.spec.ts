import { expect, it } from 'vitest';
import { environment } from './environment.mjs';

it('finds the environment wherever it is read', () => {
  expect(environment.inspect('const a = 1;\nconst port = process.env.PORT;\nuse(process . env);')).toMatchObject([
    { line: 2 },
    { line: 3 },
  ]);
  expect(environment.inspect('const { env } = config;')).toEqual([]);
});

it.each([
  ['server/src/features/licenses/licenses.service.ts', true],
  ['server/src/platform/http/problem.ts', true],
  ['server/src/platform/config/config.ts', false],
  ['server/src/platform/testing/template-database.ts', false],
  ['server/src/main.spec.ts', false],
  ['tools/start.mjs', false],
])('covers %s: %s', (path, covered) => {
  expect(environment.covers(path)).toBe(covered);
});
