import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aLocation } from '../locations/locations.factory.js';
import {
  aReportingDevice,
  Inventories,
  reportedSoftware,
  type ReportingDevice,
  wrongCounts,
} from './software.factory.js';

const deviceCount = 5;
const words = ['Apex', 'Bolt', 'Crux', 'Dart'];

/** Raw names of which several stand for one product. */
const titles = words.flatMap((word) => [word, `${word} 2.0`, `${word} 3.1 (x64)`]);

/** Something that moves counts; numbers are taken round the list of what is there. */
type Step =
  | { kind: 'report'; device: number; titles: number[] }
  | { kind: 'decommission' | 'reactivate'; device: number }
  | { kind: 'move'; device: number; location: number }
  | { kind: 'replace'; device: number }
  | { kind: 'map'; title: number; product: number }
  | { kind: 'unmap'; title: number }
  | { kind: 'merge'; product: number; into: number }
  | { kind: 'unmerge'; alias: number }
  | { kind: 'rule'; word: number; product: number }
  | { kind: 'unrule'; rule: number };

const any = fc.nat({ max: 99 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('report'), device: any, titles: fc.uniqueArray(any) }) },
  fc.record({ kind: fc.constantFrom('decommission', 'reactivate'), device: any }),
  fc.record({ kind: fc.constant('move'), device: any, location: any }),
  fc.record({ kind: fc.constant('replace'), device: any }),
  fc.record({ kind: fc.constant('map'), title: any, product: any }),
  fc.record({ kind: fc.constant('unmap'), title: any }),
  fc.record({ kind: fc.constant('merge'), product: any, into: any }),
  fc.record({ kind: fc.constant('unmerge'), alias: any }),
  fc.record({ kind: fc.constant('rule'), word: any, product: any }),
  fc.record({ kind: fc.constant('unrule'), rule: any }),
);

describe('device counts', () => {
  let server: TestServer;
  let inventories: Inventories;
  let locations: { id: number; organizationId: number }[];
  beforeAll(async () => {
    server = await startTestServer();
    inventories = new Inventories(server);
    locations = [await aLocation(server.database), await aLocation(server.database)];
  });
  afterAll(() => server.close());

  const idsOf = async (table: 'title' | 'product' | 'software_rule' | 'product_alias') =>
    (await server.database.queryText<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`, [])).map((row) => row.id);

  const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(list.length, 1)];

  async function run(devices: ReportingDevice[], each: Step): Promise<void> {
    switch (each.kind) {
      case 'report': {
        const reported = each.titles.map((title) => pick(titles, title) ?? '');
        // The same title in two versions now and then.
        const versions = each.titles.map((number, index) => ({ version: number > 70 ? String(index) : null }));
        const software = reported.map((name, index) => reportedSoftware(name, versions[index]));
        await inventories.report(pick(devices, each.device) ?? { id: 0 }, software);
        return;
      }
      case 'decommission':
        return inventories.decommission(pick(devices, each.device) ?? { id: 0 });
      case 'reactivate':
        return inventories.reactivate(pick(devices, each.device) ?? { id: 0 });
      case 'move':
        return inventories.move(
          pick(devices, each.device) ?? { id: 0 },
          pick(locations, each.location) ?? { id: 0, organizationId: 0 },
        );
      case 'replace': {
        const index = each.device % devices.length;
        await inventories.delete(devices[index] ?? { id: 0 });
        devices[index] = await aReportingDevice(server.database, { location: pick(locations, each.device) });
        return;
      }
      default:
        return runCatalogue(each);
    }
  }

  async function runCatalogue(
    each: Extract<Step, { kind: 'map' | 'unmap' | 'merge' | 'unmerge' | 'rule' | 'unrule' }>,
  ): Promise<void> {
    const path = await pathOf(each);
    if (path === null) return;
    const answer = await server.as(path.method, path.path).send(path.body);
    expect([200, 201, 204, 409, 422], answer.text).toContain(answer.status);
  }

  async function pathOf(
    each: Extract<Step, { kind: 'map' | 'unmap' | 'merge' | 'unmerge' | 'rule' | 'unrule' }>,
  ): Promise<{ method: 'put' | 'post' | 'delete'; path: string; body?: object } | null> {
    switch (each.kind) {
      case 'map': {
        const title = pick(await idsOf('title'), each.title);
        const productId = pick(await idsOf('product'), each.product);
        return title === undefined
          ? null
          : { method: 'put', path: `/software/titles/${title}/product`, body: { productId } };
      }
      case 'unmap': {
        const title = pick(await idsOf('title'), each.title);
        return title === undefined ? null : { method: 'delete', path: `/software/titles/${title}/product` };
      }
      case 'merge': {
        const products = await idsOf('product');
        const body = { intoProductId: pick(products, each.into) };
        return products.length === 0
          ? null
          : { method: 'post', path: `/software/${pick(products, each.product)}/merge`, body };
      }
      case 'unmerge': {
        const alias = await server.database.first<{ id: number; product: number }>(sql`
          SELECT id, product_id AS product FROM product_alias ORDER BY id OFFSET ${each.alias % 3} LIMIT 1`);
        return alias === null ? null : { method: 'delete', path: `/software/${alias.product}/aliases/${alias.id}` };
      }
      case 'rule': {
        const pattern = pick(words, each.word);
        const body = {
          field: 'NAME',
          operator: 'STARTS_WITH',
          pattern,
          productName: pick([...words, 'Echo'], each.product),
        };
        return { method: 'post', path: '/software/rules', body };
      }
      case 'unrule': {
        const rule = pick(await idsOf('software_rule'), each.rule);
        return rule === undefined ? null : { method: 'delete', path: `/software/rules/${rule}` };
      }
    }
  }

  it('equal a recount after whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        await server.database.query(sql`TRUNCATE device, product, software_rule CASCADE`);
        const devices: ReportingDevice[] = [];
        for (let count = 0; count < deviceCount; count++) {
          devices.push(await aReportingDevice(server.database, { location: pick(locations, count) }));
        }
        for (const [index, device] of devices.entries()) await inventories.report(device, titles.slice(index * 2));
        for (const each of steps) {
          await run(devices, each);
          expect(await wrongCounts(server.database), JSON.stringify(each)).toEqual([]);
        }
      }),
      { seed: 20_261_121, numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  it('equal a recount after everything happened at once', async () => {
    const devices: ReportingDevice[] = [];
    for (let count = 0; count < deviceCount; count++) {
      devices.push(await aReportingDevice(server.database, { location: pick(locations, count) }));
    }
    const steps = fc.sample(step, { seed: 7, numRuns: 120 }).filter((each) => each.kind !== 'replace');
    for (let start = 0; start < steps.length; start += 8) {
      const together = steps.slice(start, start + 8);
      await Promise.all(
        together.map((each) =>
          run(devices, each).catch((error: unknown) => {
            // Two may take the same title or rule; the later one finds it gone.
            expect(String(error)).toContain('404');
          }),
        ),
      );
    }
    expect(await wrongCounts(server.database)).toEqual([]);
  }, 60_000);
});
