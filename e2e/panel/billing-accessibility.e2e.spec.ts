import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAdministrator } from '../support/administrator.js';
import { launchBrowser } from '../support/browser.js';
import { Inspection, type Look } from '../support/inspection.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { type Dialog, inspectDialogs } from './dialogs.js';

/** Colours do not depend on the width: the second theme is looked at once. */
const looks: readonly Look[] = [
  { width: 1280, themes: ['light', 'dark'] },
  { width: 390, themes: ['light'] },
];

let product: RunningProduct;
let browser: Browser;
let cookie: string;
/** Without anything in it. */
let bare: RunningProduct;
let inspections: readonly Inspection[];
let invoices: Record<'pending' | 'approved' | 'completed' | 'creditNote', Invoice>;

interface Invoice {
  id: number;
  lines: { id: number; quantitySource: string; quantity: number }[];
}

beforeAll(async () => {
  [product, bare, browser] = await Promise.all([startProduct(), startProduct(), launchBrowser()]);
  cookie = await makeAdministrator(product);
  const loaded = await call(product, '/setup/sample-data', { load: true });
  expect(loaded.status, await loaded.text()).toBe(200);
  const latest = async (filter: string): Promise<Invoice> => {
    const answer = await call(product, `/billing/invoices?sort=-invoicedOn&pageSize=1&${filter}`);
    const { items }: { items: Invoice[] } = JSON.parse(await answer.text());
    const [invoice] = items;
    if (invoice === undefined) throw new Error(`The sample has no invoice with ${filter}.`);
    return invoice;
  };
  invoices = {
    pending: await latest('status=PENDING&kind=INVOICE'),
    approved: await latest('status=APPROVED'),
    completed: await latest('status=COMPLETED'),
    creditNote: await latest('kind=CREDIT_NOTE'),
  };
  inspections = await Promise.all(looks.map((look) => Inspection.open(browser, product.url, cookie, look)));
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.stop(), bare?.stop()]);
});

function call({ url }: RunningProduct, path: string, body?: object, as = cookie): Promise<Response> {
  return fetch(`${url}/api/v1${path}`, {
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', cookie: as },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
}

/** Looks at the same things at every width at once. */
async function everywhere(look: (inspection: Inspection) => Promise<void>): Promise<readonly string[]> {
  await Promise.all(inspections.map(look));
  return inspections.flatMap((inspection) => inspection.found());
}

const tabs = (page: string, ...names: readonly string[]): string[] => names.map((name) => `${page}/${name}`);
const choose =
  (label: string, option: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('dialog').getByLabel(label, { exact: true }).selectOption({ label: option });
  };

describe('axe finds nothing, nothing sticks out, and no script fails, in both themes and at 390 pixels', () => {
  it.each([
    ['products', [...tabs('/billing/products', 'all', 'accounts')]],
    ['one product', tabs('/billing/products/1', 'overview', 'quantities', 'agreements', 'activity')],
    ['a product of a license', tabs('/billing/products/12', 'overview', 'quantities')],
    ['agreements', tabs('/billing/agreements', 'all', 'templates')],
    ['one agreement', tabs('/billing/agreements/2', 'overview', 'next-invoice', 'invoices', 'activity')],
    ['a draft and one that has ended', ['/billing/agreements/6/overview', '/billing/agreements/4/next-invoice']],
    ['exports', tabs('/billing/exports', 'history', 'schedules')],
    ['margins', tabs('/billing/margins', 'list', 'unbilled')],
    ['an organization', ['/organizations/2/billing', '/organizations/5/billing']],
    ['apps', ['/apps']],
  ])('on the pages of %s', async (_what, pages) => {
    expect(await everywhere((inspection) => inspection.inspectPages(pages))).toEqual([]);
  });

  it('on those of invoices in every state, and of who was counted', async () => {
    const counted = invoices.pending.lines.find(
      ({ quantitySource, quantity }) => quantitySource === 'SOFTWARE_LICENSE' && quantity > 0,
    );
    const pages = [
      '/billing/invoices',
      ...tabs(`/billing/invoices/${invoices.pending.id}`, 'lines', 'activity'),
      `/billing/invoices/${invoices.pending.id}/lines?line=${counted?.id}`,
      ...Object.values(invoices).map(({ id }) => `/billing/invoices/${id}/lines`),
    ];
    expect(await everywhere((inspection) => inspection.inspectPages(pages))).toEqual([]);
  });

  it('on paper', async () => {
    const { id } = invoices.approved;
    const look = async (inspection: Inspection): Promise<void> => {
      for (const path of [`/billing/invoices/${id}/print`, `/billing/invoices/${id}/print?evidence=true`]) {
        await inspection.show(path);
        await inspection.inspect(path);
      }
    };
    expect(await everywhere(look)).toEqual([]);
  });

  it('in what is done with products and accounts', async () => {
    const [path, accounts] = ['/billing/products/all', '/billing/products/accounts'];
    const dialogs: readonly Dialog[] = [
      ...['Manual', 'Device count', 'End-user count'].map((source) => ({
        path,
        button: 'Add product',
        prepare: choose('Quantity source', source),
      })),
      { path, button: 'Add product' },
      { path, row: 'Edit' },
      { path, row: 'Duplicate' },
      { path, row: 'Delete' },
      { path: '/licenses/2/overview', menu: 'Bill this license' },
      { path: accounts, button: 'Add account' },
      { path: '/billing/margins/unbilled', row: 'Bill these seats' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('in what is done with agreements and templates', async () => {
    const [all, active] = ['/billing/agreements/all', '/billing/agreements/2/overview'];
    const dialogs: readonly Dialog[] = [
      { path: all, button: 'Add agreement' },
      { path: all, button: 'Add agreement', prepare: choose('Billed', 'Weekly') },
      { path: active, menu: 'Edit terms' },
      { path: active, menu: 'Edit products' },
      { path: active, menu: 'Save as template' },
      { path: active, menu: 'End' },
      { path: '/billing/agreements/6/overview', button: 'Activate' },
      { path: '/billing/agreements/6/overview', menu: 'Delete' },
      { path: '/billing/agreements/templates', button: 'Add template' },
      { path: '/billing/agreements/templates', row: 'Edit' },
      { path: '/billing/agreements/templates', row: 'Make an agreement' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('in what is done with invoices', async () => {
    const [pending, approved] = [invoices.pending, invoices.approved].map(({ id }) => `/billing/invoices/${id}/lines`);
    const dialogs: readonly Dialog[] = [
      { path: '/billing/invoices', button: 'Run billing' },
      { path: '/billing/invoices', opener: 'Settings', menu: 'Numbering' },
      { path: '/billing/invoices', opener: 'Settings', menu: 'Your details on invoices' },
      { path: pending ?? '', button: 'Approve' },
      { path: pending ?? '', button: 'Edit lines' },
      { path: pending ?? '', button: 'Measure anew' },
      { path: pending ?? '', opener: 'Actions', menu: 'Edit note' },
      { path: approved ?? '', opener: 'Actions', menu: 'Make credit note' },
      { path: approved ?? '', opener: 'Actions', menu: 'Archive' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('in what is done with exports', async () => {
    const [history, schedules] = ['/billing/exports/history', '/billing/exports/schedules'];
    const dialogs: readonly Dialog[] = [
      { path: history, button: 'New export' },
      { path: history, row: 'Details' },
      ...['Folder', 'E-mail', 'Webhook'].map((target) => ({
        path: schedules,
        button: 'Add schedule',
        prepare: (page: Page) => page.getByRole('dialog').getByRole('radio', { name: target }).check(),
      })),
      { path: schedules, row: 'Edit' },
      { path: schedules, row: 'Delete' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('where nothing is billed yet, and where billing is not active', async () => {
    const administrator = await makeAdministrator(bare);
    const pages = [
      ...tabs('/billing', 'products/all', 'agreements/all', 'agreements/templates', 'invoices'),
      ...tabs('/billing', 'exports/history', 'exports/schedules', 'margins/list', 'margins/unbilled'),
    ];
    const open = () => Promise.all(looks.map((look) => Inspection.open(browser, bare.url, administrator, look)));
    const inactive = await open();
    await Promise.all(inactive.map((inspection) => inspection.inspectPages(['/billing/invoices'])));
    expect(inactive.flatMap((inspection) => inspection.found())).toEqual([]);
    await call(bare, '/apps/billing/activate', {}, administrator);
    const empty = await open();
    await Promise.all(empty.map((inspection) => inspection.inspectPages(pages)));
    expect(empty.flatMap((inspection) => inspection.found())).toEqual([]);
  });
});
