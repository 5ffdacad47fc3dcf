import { expect, it } from 'vitest';
import {
  connectionOf,
  isFinal,
  readMailJob,
  readMailServer,
  readMessage,
  senderOf,
  withTimeouts,
} from './mail.rules.js';

it('limits how long a mail server may take, unless its address does', () => {
  expect(withTimeouts('smtp://mail.example:25')).toContain('connectionTimeout=10000');
  expect(withTimeouts('smtps://u:p%40ss@mail.example:465?socketTimeout=5')).toMatch(
    /^smtps:\/\/u:p%40ss@mail\.example:465\?socketTimeout=5&connectionTimeout=10000&greetingTimeout=10000$/,
  );
});

it.each([
  ['smtp://user:pass@mail.example', false, true],
  ['smtp://user:pass@mail.example', true, false],
  ['smtp://mail.example', false, false],
])('tells no password without TLS outside of its own network: %s, near %s: %s', (url, near, requireTLS) => {
  const server = readMailServer(url);
  expect(server && connectionOf(server, near)).toMatchObject({ host: 'mail.example', port: 587, requireTLS });
});

it.each([
  ['seats.example', 'Seatwise <seatwise@seats.example>'],
  ['localhost', 'Seatwise <seatwise@localhost>'],
  ['192.0.2.1', 'Seatwise <seatwise@localhost>'],
  ['[::1]', 'Seatwise <seatwise@localhost>'],
])('sends as %s: %s', (host, sender) => {
  expect(senderOf(host)).toBe(sender);
});

it.each([
  [{ responseCode: 550 }, true],
  [{ responseCode: 554 }, true],
  [{ responseCode: 451 }, false],
  [{ responseCode: 535 }, false],
  [new Error('connect ECONNREFUSED'), false],
  [null, false],
])('gives %j up: %s', (error, final) => {
  expect(isFinal(error)).toBe(final);
});

it.each([null, 'text', {}, { id: 1, sealed: 'x' }])('reads no e-mail out of %j', (data) => {
  expect(() => readMailJob(data)).toThrow('no e-mail');
  expect(() => readMessage(JSON.stringify(data))).toThrow('no e-mail');
});

it('reads e-mail with and without files', () => {
  const message = { to: 'ann@example.test', subject: 'Invoices', text: 'Here they are.' };
  const attachments = [{ name: 'a.csv', mediaType: 'text/csv', content: 'YQ==' }];
  expect(readMessage(JSON.stringify(message))).toEqual({ ...message, attachments: [] });
  expect(readMessage(JSON.stringify({ ...message, attachments }))).toEqual({ ...message, attachments });
  for (const wrong of [{}, [{ name: 'a.csv' }], [null]]) {
    expect(() => readMessage(JSON.stringify({ ...message, attachments: wrong }))).toThrow('no e-mail');
  }
});
