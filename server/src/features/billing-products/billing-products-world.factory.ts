import type { TestServer } from '../../platform/testing/test-server.js';
import { activateBilling } from './billing-products.factory.js';

/** So many licenses of closed organizations alone are charged for. */
const chargedCount = 4;

/** What of a world products name. */
interface NamedThings {
  closed: readonly { id: number }[];
  roles: readonly number[];
  shared: readonly { id: number; name: string }[];
}

/**
 * Products of every kind, for whoever looks at what happens in organizations that they do not see: those of licenses that
 * are shared, and those of licenses of closed organizations, which change and go later.
 * @returns the licenses of closed organizations alone.
 */
export async function billingProductsOf(server: TestServer, { closed, roles, shared }: NamedThings): Promise<number[]> {
  const post = async (path: string, body: object) => (await server.as('post', path).send(body).expect(201)).body;
  await activateBilling(server);
  const price = { type: 'FIXED', amount: '9.90' };
  const costSource = { type: 'FIXED', amount: '4.50' };
  const create = (name: string, quantitySource: object, fields: object = {}) =>
    post('/billing/products', { name, quantitySource, costSource, price, ...fields });
  await post('/billing/accounts', { code: '4000', name: 'Managed services' });
  await create('Backup', { type: 'MANUAL', quantity: 5 });
  await create('Devices', { type: 'DEVICE_COUNT' });
  await create('Designers', { type: 'END_USER_COUNT', roleIds: roles.slice(0, 1) });
  const inherited = { costSource: { type: 'INHERIT_FROM_LICENSE' }, price: { type: 'MARKUP', percent: '20' } };
  for (const { id, name } of shared) {
    await create(`Charged for ${name}`, { type: 'SOFTWARE_LICENSE', licenseId: id, count: 'USED' }, inherited);
  }
  const charged: number[] = [];
  for (let index = 0; index < chargedCount; index++) {
    const scope = { global: false, organizationIds: closed.slice(0, 1 + (index % 2)).map(({ id }) => id) };
    const { id } = await post('/licenses', { name: `Charged ${index}`, type: 'CUSTOM', scope });
    await create(`Theirs ${index}`, { type: 'SOFTWARE_LICENSE', licenseId: id, count: 'PURCHASED' }, inherited);
    charged.push(id);
  }
  return charged;
}
