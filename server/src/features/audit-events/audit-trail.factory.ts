import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { expect } from 'vitest';
import type { TestServer } from '../../platform/testing/test-server.js';

/** An entry as it is expected: exact, but for what is left out here. */
export interface ExpectedEntry {
  /** The technician who asks, unless said otherwise. */
  actor?: unknown;
  action: string;
  subjectType: string;
  subjectId: unknown;
  /** Any, unless said otherwise. */
  subjectName?: string;
  /** None unless said otherwise. */
  organizationId?: number | null;
  before?: unknown;
  after?: unknown;
}

/** What a case is driven with. */
export interface Trail {
  server: TestServer;
  /** Sends the request that is audited, as the administrator unless said otherwise. @returns its body. */
  send: (
    method: 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body?: object,
    as?: TestServer['as'],
    // What supertest knows of a body is any.
  ) => Promise<supertest.Response['body']>;
}

/** One operation of the API that changes something, and what it leaves in the log. */
export interface TrailCase {
  /** As the OpenAPI document calls it. */
  operation: string;
  /** What it is a case of, where an operation has several. */
  when?: string;
  /** The same request once more changes nothing, and must not be told. */
  repeats?: true;
  run(trail: Trail): Promise<ExpectedEntry[]>;
}

/** How a case is called. */
export function titleOf({ operation, when }: TrailCase): string {
  return when === undefined ? operation : `${operation}, when ${when}`;
}

/** Runs a case, and holds what it leaves in the log against what it should: all of it, and nothing else. */
export async function expectTrail(server: TestServer, actor: object, each: TrailCase): Promise<void> {
  const { expected, entries, requestId, repeat } = await drive(server, each);
  const rest = { actor, organizationId: null, before: null, after: null, requestId };
  // What a thing is called now is no part of what was written.
  const written = {
    id: expect.any(Number),
    at: expect.any(String),
    subjectName: expect.toBeOneOf([expect.any(String), null]),
  };
  expect(expected).not.toEqual([]);
  expect(entries).toEqual(expected.map((entry) => ({ ...written, ...rest, ...entry })));
  if (each.repeats === true) expect(await entriesOf(server, await repeat())).toEqual([]);
}

/** Runs a case, and reads what it left in the log. */
async function drive(server: TestServer, each: TrailCase) {
  let repeat = async (): Promise<string> => '';
  const requestId = randomUUID();
  const send: Trail['send'] = async (method, path, body, as = server.as.bind(server)) => {
    const once = async (id: string) => {
      const answer = await as(method, path).set('X-Request-Id', id).send(body);
      expect(answer.status, JSON.stringify(answer.body)).toBeOneOf([200, 201, 202, 204]);
      return answer.body;
    };
    repeat = async () => {
      const id = randomUUID();
      await once(id);
      return id;
    };
    return once(requestId);
  };
  const expected = await each.run({ server, send });
  return { expected, entries: await entriesOf(server, requestId), requestId, repeat: () => repeat() };
}

/** What one request left in the log, in the order in which it was written. */
export async function entriesOf(server: TestServer, requestId: string) {
  const { items } = (await server.as('get', `/audit-events?requestId=${requestId}&sort=id`).expect(200)).body;
  return items;
}
