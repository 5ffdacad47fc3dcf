import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { inventoryXml } from '../../features/inventory/agent-protocol/agent-documents.factory.js';
import { aDocumentDevice, anEnrolledLocation, sendDocument } from '../../features/inventory/inventory.factory.js';
import { sendOutgoing } from '../http/outgoing-request.js';
import { Logger } from '@nestjs/common';
import { startTestServer } from '../testing/test-server.js';
import { uniqueName } from '../testing/unique.js';
import { runJob } from './job-run.js';
import { currentTracing } from './tracing.js';

interface Value {
  stringValue?: string;
  intValue?: number;
}
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Value }[];
  status: { code?: number };
}
interface Export {
  resourceSpans: { resource: { attributes: { key: string; value: Value }[] }; scopeSpans: { spans: Span[] }[] }[];
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

let collector: Server;
let endpoint: string;
const received: { path: string; headers: Record<string, unknown>; body: string }[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const address = collector.address() as AddressInfo;
  endpoint = `http://127.0.0.1:${address.port}`;
});
afterAll(() => collector.close());
beforeEach(() => void received.splice(0));
afterEach(() => expect(currentTracing()).toBeNull());

function spans(): Span[] {
  return received
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => (JSON.parse(body) as Export).resourceSpans)
    .flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans));
}

function attributesOf(span: Span | undefined): Record<string, string | number | undefined> {
  return Object.fromEntries(
    (span?.attributes ?? []).map(({ key, value }) => [key, value.stringValue ?? value.intValue]),
  );
}

it('tells a request and its statements as parts of the trace that the caller names, sent by the time it stops', async () => {
  const server = await startTestServer({
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=of%20the%20collector',
    OTEL_SERVICE_NAME: 'seatwise-test',
  });
  const name = uniqueName('Secret Customer');
  await server
    .as('post', '/organizations')
    .set('traceparent', `00-${traceId}-${spanId}-01`)
    .set('X-Request-Id', 'traced-request')
    .send({ name })
    .expect(201);
  await server
    .as('get', '/organizations/987654')
    .set('traceparent', `00-${'a'.repeat(32)}-${spanId}-00`)
    .expect(404);
  await server.close();

  const all = spans();
  const root = all.find((span) => span.traceId === traceId && span.parentSpanId === spanId);
  expect(root).toMatchObject({ name: 'POST /api/v1/organizations', kind: 2 });
  expect(attributesOf(root)).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/api/v1/organizations',
    'http.response.status_code': 201,
    'seatwise.request_id': 'traced-request',
  });
  const statements = all.filter((span) => span.parentSpanId === root?.spanId);
  expect(statements.map((span) => attributesOf(span)['db.query.text'])).toEqual(
    expect.arrayContaining(['START TRANSACTION', expect.stringContaining('INSERT INTO'), 'COMMIT']),
  );
  for (const span of statements) {
    expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
  }
  const bodies = received.map(({ body }) => body).join('\n');
  expect(bodies).toContain('seatwise-test');
  expect(bodies).not.toMatch(/Secret Customer|987654/);
  expect(received[0]?.headers).toMatchObject({ 'api-key': 'of the collector' });
  // What the caller does not keep is not kept here.
  expect(all.some((span) => span.traceId === 'a'.repeat(32))).toBe(false);
});

it('tells jobs and requests to others, with what failed, and no token in an address', async () => {
  const server = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` });
  const logger = new Logger('test');
  const limits = { near: true, timeoutMilliseconds: 5_000, answerBytes: 1_000 };
  const ask = async () =>
    void (await sendOutgoing(new URL(`${endpoint}/asked`), { method: 'GET', headers: {} }, limits));
  await runJob({ name: 'test.traced', id: 'job-1' }, ask, logger);
  const failing = () => Promise.reject(new TypeError('hunter2'));
  await expect(runJob({ name: 'test.failing', id: 'job-2' }, failing, logger)).rejects.toThrow('hunter2');
  const place = await anEnrolledLocation(server);
  await sendDocument(server, place.token, inventoryXml(aDocumentDevice(), []));
  await server.close();

  const all = spans();
  const job = all.find((span) => span.name === 'job test.traced');
  expect(job?.kind).toBe(5);
  const asked = all.find((span) => span.parentSpanId === job?.spanId);
  expect(asked).toMatchObject({ name: 'GET', kind: 3 });
  expect(attributesOf(asked)).toMatchObject({ 'server.address': '127.0.0.1', 'http.response.status_code': 200 });
  const failed = all.find((span) => span.name === 'job test.failing');
  expect(failed?.status).toEqual({ code: 2 });
  expect(attributesOf(failed)['error.type']).toBe('TypeError');
  expect(all.some((span) => span.name === 'POST /api/v1/inventory/agents/:token')).toBe(true);
  const bodies = received.map(({ body }) => body).join('\n');
  expect(bodies).not.toContain('hunter2');
  expect(bodies).not.toContain(place.token);
});

it('keeps none where the ratio is 0', async () => {
  const server = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: '0' });
  await server.as('get', '/organizations').set('traceparent', `00-${traceId}-${spanId}-01`).expect(200);
  await server.close();
  expect(spans()).toEqual([]);
});

it('answers and stops as ever while nobody receives', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  await new Promise((closed) => gone.close(closed));
  const server = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  await server.as('get', '/organizations').expect(200);
  await server.close();
}, 15_000);

it('tells nothing unless it is asked to', async () => {
  const server = await startTestServer();
  expect(currentTracing()).toBeNull();
  await server.as('get', '/organizations').expect(200);
  await server.close();
  expect(received).toEqual([]);
});
