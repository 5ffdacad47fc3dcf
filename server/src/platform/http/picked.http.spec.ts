import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AlertJudging } from '../../features/alerts/alert-judging.service.js';
import { activateBilling } from '../../features/billing-products/billing-products.factory.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

interface Parameter {
  name: string;
  schema: { type: string; items?: { enum?: string[]; type: string } };
}

const description: { paths: Record<string, { get?: { parameters?: Parameter[] } }> } = JSON.parse(
  readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8'),
);

/** Every filter of a list that has an opposite, with some values for it. */
const pairs = Object.entries(description.paths).flatMap(([path, { get }]) => {
  const parameters = get?.parameters ?? [];
  const opposites = parameters.filter(({ name }) => name.endsWith('Not'));
  if (path.includes('{') || path.endsWith('/export') || !parameters.some(({ name }) => name === 'page')) return [];
  return opposites.map(({ name, schema }) => {
    const values = schema.items?.enum ?? (schema.items?.type === 'string' ? ['finance', 'shared'] : ['1', '2', '3']);
    return { path: path.replace('/api/v1', ''), opposite: name, filter: name.replace(/Not$/, ''), values };
  });
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.as('post', '/setup/sample-data').send({ load: true }).expect(200);
  await activateBilling(server);
  // Alerts that open between two requests would make them differ.
  await server.app.get(AlertJudging).judgeAll();
}, 120_000);
afterAll(() => server.close());

const idsOf = async (path: string): Promise<number[]> => {
  const { body } = await server.as('get', `${path}format=json`).expect(200);
  return body.map(({ id }: { id: number }) => id).toSorted((a: number, b: number) => a - b);
};

it('has filters with an opposite', () => {
  expect(pairs.length).toBeGreaterThan(10);
});

it.each(pairs)('$path: $opposite lets through exactly what $filter does not', async (pair) => {
  const { path, filter, opposite, values } = pair;
  const all = await idsOf(`${path}/export?`);
  for (const some of [values.slice(0, 1), values.slice(0, 2)]) {
    const query = (name: string) => some.map((value) => `${name}=${value}&`).join('');
    const like = await idsOf(`${path}/export?${query(filter)}`);
    const unlike = await idsOf(`${path}/export?${query(opposite)}`);
    expect([...like, ...unlike].toSorted((a, b) => a - b)).toEqual(all);
    const { body } = await server.as('get', `${path}?${query(opposite)}pageSize=1`).expect(200);
    expect(body.total).toBe(unlike.length);
  }
  await server.as('get', `${path}?${opposite}s=1`).expect(400);
});
