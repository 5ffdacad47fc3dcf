import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchForJourney } from '../support/browser.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** Files of licenses in the browser: checked, mended, imported, and imported again. */
let product: RunningProduct;
let browser: Browser;
let page: Page;

const account = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  const context = await browser.newContext({ acceptDownloads: true });
  const token = new URL(product.welcomeLink).searchParams.get('token');
  const send = (path: string, data: object) =>
    context.request.post(`${product.url}/api/v1${path}`, { data, headers: { 'x-requested-with': 'seatwise' } });
  expect((await send('/setup/administrator', { token, ...account })).ok()).toBe(true);
  for (const name of ['Sketch', 'Figma'])
    expect((await send('/licenses', { name, type: 'CUSTOM', quantity: 5 })).ok()).toBe(true);
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
beforeEach(async () => {
  await page.goto(`${product.url}/licenses`);
  await page.getByRole('row', { name: /Sketch/ }).waitFor();
});

/** Chooses a file and waits for the report of its check. */
async function check(name: string, content: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.getByRole('heading', { name }).waitFor();
  await headed('Checked').waitFor();
}

/** The state beside the heading of a report. */
function headed(state: string) {
  return page.locator('app-page-header').getByText(state, { exact: true });
}

/** The row of the report about a license. */
function reported(name: string, action: string) {
  return page.getByRole('row', { name: new RegExp(name) }).filter({ hasText: action });
}

async function start(): Promise<void> {
  await page.getByRole('button', { name: /^Import \d+ rows?$/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Import', exact: true }).click();
  await headed('Imported').waitFor();
}

it('finds nothing to change in a file that was exported', async () => {
  await page.getByRole('button', { name: 'Export all' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  await page.getByRole('link', { name: 'Import' }).click();
  await check('exported.csv', file);
  await page.getByText('Importing this file would change nothing.').waitFor();
  for (const name of ['Sketch', 'Figma']) await reported(name, 'Unchanged').waitFor();
  expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
});

it('says what is wrong with a row, and imports the file once it is mended', async () => {
  const file = (quantity: string) =>
    `Name,Type,Quantity,Cost mode,Unit cost,Currency\r\nSketch,CUSTOM,7,,,\r\nAffinity,CUSTOM,${quantity},PER_LICENSE,49.90,EUR\r\n`;
  await page.getByRole('link', { name: 'Import' }).click();
  await check('licenses.csv', file('many'));
  await reported('Sketch', 'To update').waitFor();
  await reported('Affinity', 'Cannot be imported').getByText(/many/).waitFor();
  await page.getByRole('link', { name: 'Other file' }).click();
  await check('licenses.csv', file('3'));
  await reported('Affinity', 'To create').waitFor();
  await start();
  await reported('Affinity', 'Created').click();
  await page.getByRole('heading', { name: 'Affinity' }).waitFor();
});

it("takes Snipe-IT's file with its serial numbers", async () => {
  const serial = 'W269N-WFGWX-YVC9B-4J6C9-T83GX';
  const file = `Item name,Serial number,Manufacturer,Seats,Company\r\nVisio,${serial},Microsoft,12,Halden Architects\r\n`;
  await page.getByRole('link', { name: 'Import' }).click();
  await check('snipe-it.csv', file);
  await reported('Visio', 'To create').waitFor();
  await start();
  await reported('Visio', 'Created').click();
  await page.getByRole('heading', { name: 'Visio' }).waitFor();
  await page.getByRole('link', { name: 'Keys' }).click();
  await page.getByText('•••• 83GX').waitFor();
  expect(await page.content()).not.toContain('WFGWX');
});
