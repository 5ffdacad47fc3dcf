import { expect } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aReportingDevice, Inventories, titleNamed } from '../software/software.factory.js';
import type { Trail, TrailCase } from './audit-trail.factory.js';

const names = { publishers: 'Publisher', vendors: 'Vendor' } as const;

/** Publishers and vendors are kept alike. */
function namedThings(list: 'publishers' | 'vendors'): TrailCase[] {
  const subjectType = names[list];
  const noun = subjectType.toLowerCase();
  const make = async ({ server }: Trail) => {
    const name = uniqueName(subjectType);
    return { name, id: (await server.as('post', `/${list}`).send({ name }).expect(201)).body.id };
  };
  return [
    {
      operation: `${list}.create`,
      async run({ send }) {
        const name = uniqueName(subjectType);
        const { id } = await send('post', `/${list}`, { name });
        return [{ action: `${noun}.created`, subjectType, subjectId: id, after: { id, name, website: '' } }];
      },
    },
    {
      operation: `${list}.update`,
      repeats: true,
      async run(trail) {
        const { id, name } = await make(trail);
        await trail.send('patch', `/${list}/${id}`, { name: `${name} Inc.` });
        const change = { before: { name }, after: { name: `${name} Inc.` } };
        return [{ action: `${noun}.updated`, subjectType, subjectId: id, ...change }];
      },
    },
    {
      operation: `${list}.merge`,
      async run(trail) {
        const [from, into] = [await make(trail), await make(trail)];
        await trail.send('post', `/${list}/${from.id}/merge`, { [`into${subjectType}Id`]: into.id });
        const before = expect.objectContaining(from);
        return [{ action: `${noun}.merged`, subjectType, subjectId: into.id, before, after: into }];
      },
    },
    {
      operation: `${list}.delete`,
      async run(trail) {
        const { id, name } = await make(trail);
        await trail.send('delete', `/${list}/${id}`);
        return [{ action: `${noun}.deleted`, subjectType, subjectId: id, before: { id, name, website: '' } }];
      },
    },
  ];
}

/** A title of a name that nobody knows, installed on one device, with its product of the same name. */
async function aTitle({ server }: Trail) {
  const name = uniqueName('Unknown Tool').replaceAll(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));
  await new Inventories(server).report(await aReportingDevice(server.database), [name]);
  return { ...(await titleNamed(server.database, name)), name };
}

const products: TrailCase[] = [
  {
    operation: 'software.update',
    repeats: true,
    async run(trail) {
      const { productId, name } = await aTitle(trail);
      await trail.send('patch', `/software/${productId}`, { name: `${name} Pro`, kind: 'APPLICATION' });
      const before = expect.objectContaining({ name, reviewed: false });
      const after = expect.objectContaining({ name: `${name} Pro`, reviewed: true });
      return [{ action: 'product.updated', subjectType: 'Product', subjectId: productId, before, after }];
    },
  },
  {
    operation: 'software.review',
    repeats: true,
    async run(trail) {
      const { productId } = await aTitle(trail);
      await trail.send('post', `/software/${productId}/review`, { reviewed: true });
      const change = { before: { reviewed: false }, after: { reviewed: true } };
      return [{ action: 'product.updated', subjectType: 'Product', subjectId: productId, ...change }];
    },
  },
  {
    operation: 'software.merge',
    async run(trail) {
      const [from, into] = [await aTitle(trail), await aTitle(trail)];
      await trail.send('post', `/software/${from.productId}/merge`, { intoProductId: into.productId });
      const before = expect.objectContaining({ id: from.productId, name: from.name, titleCount: 1 });
      const after = { id: into.productId, name: into.name };
      return [{ action: 'product.merged', subjectType: 'Product', subjectId: into.productId, before, after }];
    },
  },
  {
    operation: 'software.unmerge',
    async run(trail) {
      const [from, into] = [await aTitle(trail), await aTitle(trail)];
      const body = { intoProductId: into.productId };
      await trail.server.as('post', `/software/${from.productId}/merge`).send(body).expect(200);
      const { aliases } = (await trail.server.as('get', `/software/${into.productId}`).expect(200)).body;
      await trail.send('delete', `/software/${into.productId}/aliases/${aliases[0].id}`);
      const { id: _, ...alias } = aliases[0];
      const change = { before: { aliases: [alias] }, after: { aliases: [] } };
      return [{ action: 'product.merge-taken-back', subjectType: 'Product', subjectId: into.productId, ...change }];
    },
  },
];

const titles: TrailCase[] = [
  {
    operation: 'titles.map',
    repeats: true,
    async run(trail) {
      const [title, other] = [await aTitle(trail), await aTitle(trail)];
      await trail.send('put', `/software/titles/${title.id}/product`, { productId: other.productId });
      const before = { product: expect.objectContaining({ name: title.name }), matchedBy: 'GENERAL' };
      const after = { product: expect.objectContaining({ name: other.name }), matchedBy: 'MANUAL' };
      return [{ action: 'title.mapped', subjectType: 'Title', subjectId: title.id, before, after }];
    },
  },
  {
    operation: 'titles.map',
    when: 'the product is new',
    async run(trail) {
      const { id } = await aTitle(trail);
      const name = uniqueName('New product');
      await trail.send('put', `/software/titles/${id}/product`, { name });
      const product = expect.objectContaining({ name });
      return [
        { action: 'product.created', subjectType: 'Product', subjectId: expect.any(Number), after: product },
        {
          action: 'title.mapped',
          subjectType: 'Title',
          subjectId: id,
          before: expect.anything(),
          after: { product, matchedBy: 'MANUAL' },
        },
      ];
    },
  },
  {
    operation: 'titles.unmap',
    repeats: true,
    async run(trail) {
      const [title, other] = [await aTitle(trail), await aTitle(trail)];
      const path = `/software/titles/${title.id}/product`;
      await trail.server.as('put', path).send({ productId: other.productId }).expect(200);
      await trail.send('delete', path);
      const before = { product: expect.objectContaining({ name: other.name }), matchedBy: 'MANUAL' };
      const after = { product: expect.objectContaining({ name: title.name }), matchedBy: 'GENERAL' };
      return [{ action: 'title.unmapped', subjectType: 'Title', subjectId: title.id, before, after }];
    },
  },
];

const ruleOf = (pattern: string) => ({ field: 'NAME', operator: 'EQUALS', pattern, productName: `${pattern} Suite` });
const rules: TrailCase[] = [
  {
    operation: 'softwareRules.create',
    async run(trail) {
      const { name } = await aTitle(trail);
      const { id } = await trail.send('post', '/software/rules', ruleOf(name));
      const after = expect.objectContaining({ id, priority: 100, ...ruleOf(name) });
      return [{ action: 'software-rule.created', subjectType: 'SoftwareRule', subjectId: id, after }];
    },
  },
  {
    operation: 'softwareRules.update',
    repeats: true,
    async run({ server, send }) {
      const { id } = (
        await server
          .as('post', '/software/rules')
          .send(ruleOf(uniqueName('Rule')))
          .expect(201)
      ).body;
      await send('patch', `/software/rules/${id}`, { priority: 7 });
      const change = { before: { priority: 100 }, after: { priority: 7 } };
      return [{ action: 'software-rule.updated', subjectType: 'SoftwareRule', subjectId: id, ...change }];
    },
  },
  {
    operation: 'softwareRules.delete',
    async run({ server, send }) {
      const rule = ruleOf(uniqueName('Rule'));
      const { id } = (await server.as('post', '/software/rules').send(rule).expect(201)).body;
      await send('delete', `/software/rules/${id}`);
      const before = expect.objectContaining({ id, ...rule });
      return [{ action: 'software-rule.deleted', subjectType: 'SoftwareRule', subjectId: id, before }];
    },
  },
];

const replay: TrailCase = {
  operation: 'softwareRules.replay',
  repeats: true,
  async run(trail) {
    const [title, other] = [await aTitle(trail), await aTitle(trail)];
    // As an older catalog would have left it.
    await trail.server.database.query(sql`
      UPDATE title SET matched_by = 'CATALOG', matched_by_id = 'gone', product_id = ${other.productId}
      WHERE id = ${title.id}`);
    const { movedTitles } = await trail.send('post', '/software/rules/replay');
    return [{ action: 'software-rule.replayed', subjectType: 'SoftwareRule', subjectId: null, after: { movedTitles } }];
  },
};

/** What makes software, and what it is. */
export const softwareCases: TrailCase[] = [
  ...namedThings('publishers'),
  ...namedThings('vendors'),
  ...products,
  ...titles,
  ...rules,
  replay,
];
