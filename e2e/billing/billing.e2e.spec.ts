import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAdministrator } from '../support/administrator.js';
import { launchForJourney } from '../support/browser.js';
import { entryOf, goTo } from '../support/navigation.js';
import { pickFound } from '../support/picking.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** From an installation without billing to a file for the books, in a browser. */
let product: RunningProduct;
let browser: Browser;
let page: Page;
let cookie: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  cookie = await makeAdministrator(product);
  const context = await browser.newContext({ locale: 'en-US' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: product.url }]);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function add(path: string, body: object): Promise<{ id: number }> {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.status, `${path}: ${text}`).toBe(201);
  return JSON.parse(text);
}

const month = Temporal.Now.plainDateISO('UTC').with({ day: 1 });
const lastMonth = month.subtract({ months: 1 }).toString();

/** A license with three seats that were given before the month began. @returns its id. */
async function seats(): Promise<number> {
  const { id: organizationId } = await add('/organizations', { name: 'Halden Architects' });
  const { id: locationId } = await add(`/organizations/${organizationId}/locations`, { name: 'Oslo Studio' });
  const deviceIds: number[] = [];
  for (const name of ['STUDIO-01', 'STUDIO-02', 'STUDIO-03']) {
    deviceIds.push((await add('/devices', { organizationId, locationId, name, deviceClass: 'WORKSTATION' })).id);
  }
  const { id } = await add('/licenses', {
    name: 'AutoCAD',
    type: 'PER_DEVICE',
    assignmentMode: 'MANUAL',
    quantity: 5,
    scope: { global: false, organizationIds: [organizationId] },
    purchaseDate: lastMonth,
    cost: { mode: 'PER_LICENSE', amount: '99.99', currency: 'USD' },
    term: {
      expiresOn: month.add({ years: 1 }).toString(),
      autoRenew: true,
      renewalUnit: 'YEAR',
      renewalCount: 1,
      noticeDays: [],
    },
  });
  await add(`/licenses/${id}/assignments`, { deviceIds, assignedOn: lastMonth });
  return id;
}

/** An amount that is shown in dollars. */
const dollars = (text: string): string => text.replace(/[$,\s]/g, '');

/** What stands at the foot of the lines that are shown: subtotal, tax and total. */
async function totalsShown(): Promise<string[]> {
  const cells = page.locator('tfoot tr td:last-child');
  await cells.nth(2).waitFor();
  return (await cells.allInnerTexts()).map(dollars);
}

/** Saves what a link leads to. */
async function downloaded(link: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFileSync(await file.path(), 'utf8');
}

it('takes seats from a license to an invoice with evidence, and to a file for Xero that agrees to the cent', async () => {
  const licenseId = await seats();

  // Billing is not there before it is activated.
  await page.goto(`${product.url}/apps`);
  const invoices = entryOf(page, 'Invoices');
  expect(await invoices.count()).toBe(0);
  await page.getByRole('region', { name: 'Billing' }).getByRole('button', { name: 'Activate' }).click();
  await invoices.waitFor({ state: 'attached' });

  // A product from the license: 99.99 a year are 8.3325 a month, at 17.5 % on top 9.790688. One is included.
  await page.goto(`${product.url}/licenses/${licenseId}/overview`);
  await page.locator('app-page-header').getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('menuitem', { name: 'Bill this license' }).click();
  const productForm = page.getByRole('dialog', { name: 'Add product' });
  await expect.poll(() => productForm.getByLabel('Name').inputValue()).toBe('AutoCAD');
  await productForm.getByLabel('Price', { exact: true }).selectOption({ label: 'Cost + markup' });
  await productForm.getByLabel('Markup in %').fill('17.5');
  await productForm.getByLabel('Included count').fill('1');
  await productForm.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('AutoCAD was added.').waitFor();

  // An agreement that bills the month in advance.
  await goTo(page, 'Agreements');
  await page.getByRole('button', { name: 'Add agreement' }).first().click();
  const agreementForm = page.getByRole('dialog', { name: 'Add agreement' });
  await pickFound(page, agreementForm.getByLabel('Organization'), 'halden', /Halden Architects/);
  await agreementForm.getByLabel('Name').fill('Design studio');
  await agreementForm.getByLabel('Timing').selectOption({ label: 'In advance' });
  await agreementForm.getByLabel('Currency').selectOption('USD');
  await agreementForm.getByLabel('Tax in %').fill('19');
  await agreementForm.getByLabel('Starts on').fill(month.toString());
  await pickFound(page, agreementForm.getByLabel('Add product'), 'auto', /AutoCAD/);
  await agreementForm.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Design studio' }).waitFor();

  // What it would be charged, before anything is.
  const line = page.getByRole('row', { name: /AutoCAD/ });
  await line.waitFor();
  // Counted and included have columns of their own, or stand below the name where it is narrow.
  expect(await line.innerText()).toMatch(/\b3( counted, |\t)1\b/);
  const billed = (await line.getByRole('cell').allInnerTexts()).slice(-3);
  expect(billed.map(dollars)).toEqual(['2', '9.790688', '19.58']);
  const foreseen = await totalsShown();
  expect(foreseen).toEqual(['19.58', '3.72', '23.30']);
  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Activate' }).click();
  await page.getByText('Design studio is active.').waitFor();

  // The run makes the same, and keeps who was counted.
  await goTo(page, 'Invoices');
  await page.getByRole('button', { name: 'Run billing' }).first().click();
  const run = page.getByRole('dialog', { name: 'Run billing' });
  await run.getByText('1 agreement is due').waitFor();
  await run.getByRole('button', { name: 'Run billing' }).click();
  await page.getByText('Billing is done: 1 invoice made.').waitFor();
  await page.getByRole('link', { name: 'INV-00001' }).click();
  await page.getByRole('heading', { name: 'INV-00001' }).waitFor();
  expect(await totalsShown()).toEqual(foreseen);
  await page.getByRole('button', { name: /Evidence/ }).click();
  for (const name of ['STUDIO-01', 'STUDIO-02', 'STUDIO-03']) {
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  }
  await page.locator('app-page-header').getByRole('button', { name: 'Approve' }).click();
  await page
    .getByRole('alertdialog', { name: 'Approve INV-00001 for $23.30?' })
    .getByRole('button', { name: 'Approve' })
    .click();
  await page.getByText('INV-00001 was approved.').waitFor();

  // The file for Xero: what Xero works out of it is what was foreseen.
  await goTo(page, 'Exports');
  await page.getByRole('button', { name: 'New export' }).first().click();
  const exporting = page.getByRole('dialog', { name: 'New export' });
  await exporting.getByRole('radio', { name: /Xero/ }).check();
  await exporting.getByText('1 invoice').waitFor();
  await exporting.getByRole('button', { name: 'Export' }).click();
  const download = page.getByRole('dialog').getByRole('link', { name: 'Download' });
  await download.waitFor();
  const file = await downloaded(download);
  const rows: Record<string, string>[] = parse(file, { columns: true });
  expect(rows).toMatchObject([
    {
      '*ContactName': 'Halden Architects',
      '*InvoiceNumber': 'INV-00001',
      '*InvoiceDate': month.toString(),
      '*Description': 'AutoCAD',
      '*AccountCode': 'SOFTWARE',
      '*TaxType': 'Tax on Sales (19%)',
      Currency: 'USD',
    },
  ]);
  const subtotal = rows
    .map((row) => new Decimal(row['*Quantity'] ?? 0).mul(row['*UnitAmount'] ?? 0).toDecimalPlaces(2))
    .reduce((sum, amount) => sum.add(amount), new Decimal(0));
  const tax = subtotal.mul('0.19').toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
  expect([subtotal, tax, subtotal.add(tax)].map((amount) => amount.toFixed(2))).toEqual(foreseen);
  // A second download is the same, and the invoice waits for no other export.
  expect(await downloaded(download)).toBe(file);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'New export' }).first().click();
  await exporting.getByText('Nothing waits to be exported here.').waitFor();
});
