import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OutgoingLimits, sendOutgoing } from './outgoing-request.js';

/** Begins an answer that it never ends. */
function drip(response: ServerResponse): void {
  response.writeHead(202);
  const drops = setInterval(() => response.write('x'), 10);
  response.once('close', () => clearInterval(drops));
}

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/drips') drip(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string, limits: Partial<OutgoingLimits> = {}, signal?: AbortSignal) =>
  sendOutgoing(
    new URL(path, origin),
    { method: 'POST', headers: {}, body: '{}', ...(signal === undefined ? {} : { signal }) },
    { near: true, timeoutMilliseconds: 200, answerBytes: 1_000_000, ...limits },
  );

it.each(['/never', '/drips'])('%s is waited for as long as was said', async (path) => {
  await expect(ask(path)).rejects.toMatchObject({ fault: 'timeout', message: 'No answer within 0.2 seconds.' });
});

it('an answer that does not end is cut where its end does not matter', async () => {
  const response = await ask('/drips', { largerAnswer: 'cut' });
  expect(response.status).toBe(202);
  expect(await response.text()).toMatch(/^x*$/);
});

it('is broken off from outside', async () => {
  const stop = new AbortController();
  const asked = ask('/never', { timeoutMilliseconds: 60_000 }, stop.signal);
  stop.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
