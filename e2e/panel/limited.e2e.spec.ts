import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchForJourney } from '../support/browser.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { Walk } from './walk.js';

const account = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };
const password = 'a password of a technician';

/** Whoever may do less sees a panel that is whole: nothing in it leads to a refusal. */
let product: RunningProduct;
let browser: Browser;
let administrator: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney('pointer')]);
  const token = new URL(product.welcomeLink).searchParams.get('token');
  administrator = cookieOf(await call('POST', '/setup/administrator', { token, ...account }));
  await call('POST', '/setup/sample-data', { load: true });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function call(method: string, path: string, body?: object, cookie = administrator): Promise<Response> {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'x-requested-with': 'seatwise',
      ...(cookie ? { cookie } : {}),
    },
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Signs in a technician of the sample; an administrator has to set the password first. */
async function asTechnician(name: string): Promise<string> {
  const answer = await call('GET', `/people?kind=TECHNICIAN&q=${encodeURIComponent(name)}`);
  const { items }: { items: Technician[] } = JSON.parse(await answer.text());
  const [technician] = items;
  if (technician === undefined) throw new Error(`There is no technician ${name}.`);
  return signIn(technician);
}

interface Technician {
  id: number;
  email: string;
}

async function signIn({ id, email }: Technician): Promise<string> {
  await call('PATCH', `/people/${id}`, { password });
  return cookieOf(await call('POST', '/auth/sign-in', { email, password }, ''));
}

/** Signs in a technician without a role, who has these permissions alone. */
async function withPermissions(name: string, levels: Record<string, string>): Promise<string> {
  const permissions = Object.entries(levels).map(([area, defaultLevel]) => ({
    area,
    defaultLevel,
    organizationOverrides: [],
  }));
  const email = `${name.toLowerCase()}@seatwise.test`;
  const answer = await call('POST', '/people', { kind: 'TECHNICIAN', name, email, permissions });
  return signIn(JSON.parse(await answer.text()));
}

const billing = ['products', 'agreements', 'invoices', 'exports', 'margins'].map((page) => `/billing/${page}`);

describe('the panel of somebody who', () => {
  it.each([
    [
      'works for one organization',
      'Sam Whitaker',
      ['/licenses', '/software', '/devices', '/organizations', '/people', '/billing/agreements', '/billing/invoices'],
    ],
    [
      'looks and changes nothing',
      'Grete Holm',
      ['/licenses', '/technician-roles', '/api-clients', '/audit-log', ...billing],
    ],
    ['writes the invoices', 'Rafael Okafor', ['/licenses', ...billing]],
    ['works at the service desk', 'Nadia Brandt', ['/licenses', '/devices', '/device-groups', '/vendors']],
  ])('%s is whole', { timeout: 600_000 }, async (_, name, expected) => {
    const walk = await Walk.open(browser, product.url, await asTechnician(name));
    expect(await walk.entries()).toEqual(expect.arrayContaining(expected));
    await walk.through();
    expect(walk.found()).toEqual([]);
  });

  it('keeps the catalogue is whole', { timeout: 300_000 }, async () => {
    const walk = await Walk.open(browser, product.url, await withPermissions('Clara', { SOFTWARE_CATALOG: 'FULL' }));
    expect(await walk.entries()).toEqual(['/overview', '/software', '/settings']);
    await walk.through();
    expect(walk.found()).toEqual([]);
  });

  it('may do nothing says so, and offers no way to a refusal', async () => {
    const walk = await Walk.open(browser, product.url, await withPermissions('Nils', {}));
    expect(await walk.entries()).toEqual(['/settings']);
    await walk.page.getByRole('heading', { name: 'Nothing to see yet' }).waitFor();
    expect(await walk.page.locator('app-organization-switcher button').count()).toBe(0);
    expect(walk.found()).toEqual([]);
  });
});
