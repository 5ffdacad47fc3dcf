import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { declaredMatrix, describedOperations, PermissionMatrix } from './permission-matrix.factory.js';

const entries = await declaredMatrix();

let server: TestServer;
let matrix: PermissionMatrix;
beforeAll(async () => {
  server = await startTestServer();
  matrix = await PermissionMatrix.on(server);
});
afterAll(() => server.close());

describe('the operations of the API', () => {
  const described = describedOperations();
  const declared = new Set(entries.map((entry) => entry.operation));

  it('are all declared in the matrix, in the `*.matrix.factory.ts` of their feature', () => {
    expect([...described.keys()].filter((operation) => !declared.has(operation))).toEqual([]);
  });

  it('are all that is declared', () => {
    expect([...declared].filter((operation) => !described.has(operation))).toEqual([]);
  });
});

it.each(entries.map((entry) => ({ title: titleOf(entry), entry })))('$title', async ({ entry }) => {
  const { observed, expected } = await matrix.outcomesOf(entry);
  expect(observed).toEqual(expected);
});

function titleOf({ operation, when }: { operation: string; when?: string }): string {
  return when === undefined ? operation : `${operation}, ${when}`;
}
