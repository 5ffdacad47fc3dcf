import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { type RunningProduct, startProduct } from '../support/product.js';

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Evaluated by the debugger, which the page's content security policy does not concern. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const account = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };

let product: RunningProduct;
let browser: Browser;
let cookie: string;
/** Pages that need what the sample data does not have. */
let ownPages: readonly string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const token = new URL(product.welcomeLink).searchParams.get('token');
  const created = await call('/setup/administrator', { token, ...account });
  cookie = created.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const loaded = await call('/setup/sample-data', { load: true });
  expect(loaded.status, await loaded.text()).toBe(200);
  ownPages = await morePages();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

function call(path: string, body: object): Promise<Response> {
  return fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', ...(cookie ? { cookie } : {}) },
  });
}

/** Licenses per end user and per site, one of them with a warning, and their pages. */
async function morePages(): Promise<readonly string[]> {
  const license = async (body: object): Promise<number> => {
    const answer = await call('/licenses', { quantity: 20, ...body });
    expect(answer.status).toBe(201);
    const made: { id: number } = JSON.parse(await answer.text());
    return made.id;
  };
  const roles = { endUsers: { match: 'ANY', roleIds: [1] }, technicians: { match: 'ANY', roleIds: [1] } };
  const ofUsers = { type: 'PER_USER', assignmentMode: 'AUTOMATIC', assignmentRule: roles };
  const users = await license({ name: 'Figma', ...ofUsers });
  const scope = { global: false, organizationIds: [1], locationIds: [] };
  const warned = await license({ name: 'Slack', ...ofUsers, scope });
  const sites = await license({ name: 'Clinic Suite', type: 'PER_SITE', assignmentMode: 'MANUAL' });
  await call(`/licenses/${sites}/assignments`, { locationIds: [1, 2] });
  return [
    `/licenses/${users}/overview`,
    `/licenses/${users}/users`,
    `/licenses/${users}/users?why=2`,
    `/licenses/${warned}/users`,
    `/licenses/${sites}/sites`,
    `/licenses/${sites}/assignments`,
    `/organizations/1/licenses?why=${users}`,
    `/organizations/1/locations/1/licenses?why=${users}`,
  ];
}

const pages = [
  '/licenses',
  '/licenses/2/overview',
  '/licenses/2/devices',
  '/licenses/2/devices?why=1',
  '/licenses/2/assignments',
  '/licenses/2/purchases',
  '/devices',
  '/devices/1/overview',
  '/devices/1/software',
  '/devices/1/licenses',
  '/device-groups',
  '/software',
  '/organizations',
  '/organizations/1/overview',
  '/organizations/1/licenses',
  '/organizations/1/locations',
  '/organizations/1/locations/1/overview',
  '/organizations/1/locations/1/devices',
  '/organizations/1/locations/1/licenses',
  '/organizations/1/locations/1/enrollment',
  '/people',
  '/people/2/licenses',
  '/publishers',
  '/vendors',
  '/end-user-roles',
  '/technician-roles',
];

/** A page of somebody who is signed in, and what is wrong with what it shows. */
class Inspection {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly failures: string[],
  ) {}

  static async open(colorScheme: 'light' | 'dark', width: number): Promise<Inspection> {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 850 } });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`));
    return new Inspection(page, context, failures);
  }

  /** Looks at what is shown now. */
  async inspect(what: string): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.evaluate(axeScript);
    const violations: Violation[] = await this.page.evaluate('axe.run().then((result) => result.violations)');
    this.failures.push(
      ...violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
    );
    const overflow: number = await this.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) this.failures.push(`${what}: ${overflow} pixels stick out`);
  }

  async inspectPages(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      await this.page.goto(`${product.url}${path}`);
      await this.page.locator('main h1').first().waitFor();
      await this.inspect(path);
    }
  }

  /** What was found. */
  async finish(): Promise<readonly string[]> {
    await this.context.close();
    return this.failures;
  }
}

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const)('in the %s theme at %i pixels', (colorScheme, width) => {
  it('axe finds nothing, nothing sticks out, and no script fails on any page', async () => {
    const inspection = await Inspection.open(colorScheme, width);
    await inspection.inspectPages(pages);
    expect(await inspection.finish()).toEqual([]);
  });

  it('nor on those of licenses per end user and per site, explanations included', async () => {
    const inspection = await Inspection.open(colorScheme, width);
    await inspection.inspectPages(ownPages);
    expect(await inspection.finish()).toEqual([]);
  });

  it('nor in the form of a license of any kind', async () => {
    const inspection = await Inspection.open(colorScheme, width);
    const { page } = inspection;
    await page.goto(`${product.url}/licenses`);
    await page.getByRole('button', { name: 'Add software license' }).first().click();
    const kind = page.getByRole('dialog').getByLabel('Type', { exact: true });
    for (const label of await kind.locator('option').allTextContents()) {
      await kind.selectOption({ label: label.trim() });
      // What is being worked out is drawn fainter until it is known.
      await page.locator('app-license-preview .stale').waitFor({ state: 'detached' });
      await inspection.inspect(`the form of a license ${label.trim()}`);
    }
    expect(await inspection.finish()).toEqual([]);
  });
});
