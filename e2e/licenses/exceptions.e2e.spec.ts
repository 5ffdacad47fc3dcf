import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchForJourney } from '../support/browser.js';
import { pickFound } from '../support/picking.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** Two devices of a studio; the rule of the license gives a seat to the first alone. */
let product: RunningProduct;
let browser: Browser;
let page: Page;
let cookie = '';
let organizationId = 0;
let licenseId = 0;

const account = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  const token = new URL(product.welcomeLink).searchParams.get('token');
  const signedIn = await send('/setup/administrator', { token, ...account });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await fillIn();
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: product.url }]);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

function send(path: string, body: object): Promise<Response> {
  return fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', ...(cookie ? { cookie } : {}) },
  });
}

async function created(path: string, body: object): Promise<number> {
  const answer = await send(path, body);
  const text = await answer.text();
  expect(answer.status, `${path}: ${text}`).toBeLessThan(300);
  return JSON.parse(text).id;
}

async function fillIn(): Promise<void> {
  organizationId = await created('/organizations', { name: 'Halden Architects' });
  const locationId = await created(`/organizations/${organizationId}/locations`, { name: 'Oslo Studio' });
  const device = { organizationId, locationId, deviceClass: 'WORKSTATION' };
  const first = await created('/devices', { name: 'OSLO-01', ...device });
  await created('/devices', { name: 'OSLO-02', ...device });
  const group = await created('/device-groups', { name: 'Drawing', criteria: { deviceIds: [first] } });
  licenseId = await created('/licenses', {
    name: 'AutoCAD',
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    quantity: 5,
    assignmentRule: { deviceGroups: { match: 'ANY', ids: [group] } },
  });
}

const dialog = (): Locator => page.getByRole('dialog');
const row = (name: string): Locator => page.getByRole('row', { name: new RegExp(name) });

async function save(): Promise<void> {
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().waitFor({ state: 'detached' });
}

it('keeps a device out, pins another in, and Why? says so', async () => {
  await page.goto(`${product.url}/licenses/${licenseId}/devices`);
  await row('OSLO-01').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Keep out' }).click();
  await dialog().getByLabel('Note on OSLO-01').fill('On loan');
  await dialog()
    .getByText(/Would end 1 seat/)
    .waitFor();
  await save();
  await row('OSLO-01').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Exceptions' }).click();
  await dialog().getByRole('combobox').last().fill('OSLO-02');
  await page.getByRole('option', { name: /OSLO-02/ }).click();
  await dialog()
    .getByText(/Would assign 1 seat/)
    .waitFor();
  await save();
  await row('OSLO-02').waitFor();
  await page.getByRole('button', { name: 'Why?' }).first().click();
  await pickFound(page, dialog().getByRole('combobox'), 'OSLO-01', /OSLO-01/);
  await dialog()
    .getByText(/kept out.*On loan/)
    .first()
    .waitFor();
});

it('reserves a share for an organization', async () => {
  await page.goto(`${product.url}/licenses/${licenseId}/overview`);
  await page.getByRole('button', { name: 'Edit allocations' }).click();
  await pickFound(page, dialog().getByRole('combobox'), 'Halden', /Halden/);
  await dialog().getByRole('spinbutton', { name: 'Share of Halden Architects' }).fill('4');
  await save();
  await page.getByText('1 / 4').first().waitFor();
});

it('archives an organization, whose seats end, and restores it', async () => {
  await page.goto(`${product.url}/organizations/${organizationId}/overview`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Restore' }).waitFor();
  await page.goto(`${product.url}/licenses/${licenseId}/devices`);
  await page.getByText('No device holds a seat').waitFor();
  await page.goto(`${product.url}/organizations/${organizationId}/overview`);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('button', { name: 'Archive' }).waitFor();
  await page.goto(`${product.url}/licenses/${licenseId}/devices`);
  await row('OSLO-02').waitFor();
});
