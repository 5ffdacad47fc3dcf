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

/** A row of the report of an import. */
export interface ReportedRow {
  line: number;
  name: string;
  action: string;
  licenseId?: number;
  errors?: { field: string; code: string; message: string }[];
  notes?: string[];
}

/** Imports files on a server of a test, and finds what they brought. */
export function importsOf(server: () => TestServer) {
  const asAdministrator: TestServer['as'] = (method, path) => server().as(method, path);
  const send = (content: string | Buffer, status = 200, query = '', as = asAdministrator) =>
    sendFile(as, `/licenses/import${query}`, content).expect(status);
  return {
    send,
    /** The report of an import by the system administrator. */
    importOf: async (content: string | Buffer, query = ''): Promise<{ items: ReportedRow[]; [key: string]: unknown }> =>
      (await send(content, 200, query)).body,
    license: async (id: number | undefined) => (await asAdministrator('get', `/licenses/${id}`).expect(200)).body,
    /** The first page of the licenses that a search finds. */
    find: async (q: string) => (await asAdministrator('get', `/licenses?q=${encodeURIComponent(q)}`)).body,
  };
}
