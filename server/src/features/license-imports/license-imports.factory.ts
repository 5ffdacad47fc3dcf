import type supertest from 'supertest';
import type { TestServer } from '../../platform/testing/test-server.js';

/** Sends a file in a form to a path that takes one. */
export function sendFile(
  as: TestServer['as'],
  path: string,
  content: string | Buffer,
  fileName = 'licenses.csv',
): supertest.Test {
  return as('post', path).attach('file', Buffer.from(content), fileName);
}

/** A file with these lines. */
export function lines(...rows: string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}
