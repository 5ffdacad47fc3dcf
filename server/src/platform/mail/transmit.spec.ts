import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readMailServer } from './mail.rules.js';
import { type MailServer, transmitMail } from './transmit.js';

const mail = {
  ...{ from: 'seatwise@x.test', to: 'ann@x.test', subject: 'Hello', text: 'Hello.' },
  messageId: '<1@x.test>',
};

let server: Server;
let url: string;
let sockets: Socket[];

/** A mail server that greets, and then goes on with the answer to the first command for ever. */
beforeEach(async () => {
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write('220 hello\r\n');
    socket.once('data', () => {
      const dripping = setInterval(() => socket.write('250-and so on\r\n'), 20);
      socket.once('close', () => clearInterval(dripping));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  url = `smtp://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
});

const named = (): MailServer => {
  const read = readMailServer(url);
  if (read === null) throw new Error('This is no mail server.');
  return { named: read, near: true };
};
const servers: [string, () => MailServer][] = [
  ['of SMTP_URL', () => ({ operatorUrl: url })],
  ['that somebody has entered', named],
];

it.each(servers)('gives a mail server %s up that never comes to an end', async (_which, which) => {
  const sent = transmitMail(which(), mail, { timeoutMilliseconds: 300 });
  await expect(sent).rejects.toThrow('The e-mail was not taken within 0.3 seconds.');
  await vi.waitFor(() => expect(sockets.map((socket) => socket.closed)).toEqual([true]), { timeout: 10_000 });
});

it.each(servers)('leaves a mail server %s when it is told to stop', async (_which, which) => {
  const stopping = new AbortController();
  const sent = transmitMail(which(), mail, { signal: stopping.signal });
  const said = sent.then(() => 'sent', String);
  await vi.waitFor(() => expect(sockets[0]?.bytesWritten).toBeGreaterThan(100), { timeout: 10_000 });
  stopping.abort();
  expect(await said).toContain('aborted');
});
