import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { Audience, Notice } from './notice.types.js';
import { Notifications } from './notifications.service.js';

/** What came to a receiver. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks on this machine, which keeps what comes. */
export interface TestReceiver {
  /** Ends in a path that nobody else knows. */
  url: string;
  received: Received[];
  /** How the next requests are answered, one each; then all of them by `answer`. */
  next: ((response: ServerResponse) => void)[];
  answer: (response: ServerResponse) => void;
  /** Ids of the deliveries that came, in their order. */
  ids(): string[];
  close(): Promise<void>;
}

export const answers = {
  with:
    (status: number, body = '', headers: Record<string, string> = {}) =>
    (response: ServerResponse) => {
      response.writeHead(status, headers);
      response.end(body);
    },
  /** Keeps the connection open and says nothing. */
  never: () => undefined,
};

export async function startTestReceiver(): Promise<TestReceiver> {
  const receiver: TestReceiver = {
    url: '',
    received: [],
    next: [],
    answer: answers.with(200, 'thank you'),
    ids: () => receiver.received.map(({ headers }) => String(headers['x-seatwise-delivery'])),
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  const http = createServer((request, response) => {
    void text(request).then((body) => {
      receiver.received.push({ path: request.url ?? '', headers: request.headers, body });
      (receiver.next.shift() ?? receiver.answer)(response);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
  receiver.url = `http://127.0.0.1:${address.port}/services/a-secret-path`;
  return receiver;
}

/** What a webhook of a test is created with; nobody asks its address unless said otherwise. */
export function webhookBody(fields: object = {}) {
  return { kind: 'WEBHOOK', name: uniqueName('Channel'), url: 'https://hooks.example.test/services/x', ...fields };
}

export async function aChannel(
  server: TestServer,
  fields: object = {},
): Promise<{ id: number; name: string; version: number; path: string }> {
  const { id, name, version } = (
    await server.as('post', '/notification-channels').send(webhookBody(fields)).expect(201)
  ).body;
  return { id, name, version, path: `/notification-channels/${id}` };
}

/** A webhook to a receiver on this machine. */
export function aWebhookTo(server: TestServer, { url }: Pick<TestReceiver, 'url'>, fields: object = {}) {
  return aChannel(server, { url, allowPrivateAddress: true, ...fields });
}

/** Something to tell: to nobody in particular, and of everybody, unless said otherwise. */
export function aNotice({
  audience,
  ...fields
}: Partial<Omit<Notice, 'audience'>> & { audience?: Partial<Audience> } = {}): Notice {
  return {
    key: uniqueName('alert'),
    kind: 'UNDER_LICENSED',
    severity: 'WARNING',
    title: 'Acrobat Pro: 3 more seats are in use than purchased',
    text: '53 seats are in use, 50 were purchased. Buy 3, or end seats that are not needed.',
    path: '/licenses/4',
    facts: { licenseId: 4, quantity: 50, usage: 53 },
    ...fields,
    audience: { global: true, organizationIds: [], inApp: true, emails: [], channelIds: [], ...audience },
  };
}

/** Tells notices, as a feature does within its change. */
export function tell(server: TestServer, ...notices: Notice[]): Promise<void> {
  return server.database.transaction(() => server.app.get(Notifications, { strict: false }).tell(notices));
}

/** The deliveries of what was told with a title. */
export async function deliveriesTitled(server: TestServer, title: string) {
  const { items } = (
    await server.as('get', `/notification-deliveries?q=${encodeURIComponent(title)}&sort=id`).expect(200)
  ).body;
  return items;
}
