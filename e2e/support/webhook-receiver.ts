import { once } from 'node:events';
import { createServer } from 'node:http';

/** What webhooks of a test are sent to, on this machine. */
export interface WebhookReceiver {
  readonly url: string;
  /** What arrived, by `X-Seatwise-Delivery`: a body for each time that it was sent. */
  readonly received: ReadonlyMap<string, readonly string[]>;
  close(): Promise<void>;
}

/** Takes whatever is sent. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received = new Map<string, string[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = String(request.headers['x-seatwise-delivery']);
      const bodies = received.get(id) ?? [];
      received.set(id, bodies);
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver listens nowhere.');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
