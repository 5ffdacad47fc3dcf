import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchForJourney } from '../support/browser.js';
import { goTo } from '../support/navigation.js';
import { pickFound } from '../support/picking.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import {
  documentDevice,
  inventoryXml,
  packed,
} from '../../server/src/features/inventory/agent-protocol/agent-documents.factory.js';

/** What a new user does in the first five minutes, in a browser, with an agent's own documents. */
let product: RunningProduct;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Sends a device's inventory as FusionInventory does. */
async function report(
  inventoryUrl: string,
  software: { name: string; version: string; publisher: string }[],
  name = 'STUDIO-01',
): Promise<void> {
  const device = documentDevice({
    agentId: `${name.toLowerCase()}-2026-11-21`,
    name,
    serialNumber: `${name}-SERIAL`,
    hardwareUuid: `4C4C4544-0034-3010-8048-B6C04F5037${name.slice(-2)}`,
  });
  const { body, contentType } = packed(inventoryXml(device, software, 'FUSION'), 'zlib');
  const answer = await fetch(inventoryUrl, { method: 'POST', body, headers: { 'content-type': contentType } });
  expect(answer.status, await answer.text()).toBe(200);
}

const reader = { name: 'Mozilla Firefox (x64 en-US)', version: '131.0', publisher: 'Mozilla' };
const paid = { name: 'AutoCAD 2024 - English', version: '24.3.61.0', publisher: 'Autodesk' };

it('takes a person from nothing to a seat that is explained, and to its history', async () => {
  // Welcome: the first administrator, and an empty installation.
  await page.goto(product.welcomeLink);
  await page.getByLabel('Name').fill('Ada Admin');
  await page.getByLabel('E-mail').fill('ada@seatwise.test');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByRole('button', { name: /Start empty/ }).click();

  // The first organization and location, and the address for the agent.
  await page.getByLabel('Organization').fill('Halden Architects');
  await page.getByLabel('Location').fill('Oslo Studio');
  await page.keyboard.press('Enter');
  const address = page.getByText(/\/api\/v1\/inventory\/agents\//).first();
  await address.waitFor();
  const inventoryUrl = /http:\/\/\S+\/api\/v1\/inventory\/agents\/[\w-]+/.exec(await page.content())?.[0] ?? '';
  expect(inventoryUrl).toContain(product.url);
  await report(inventoryUrl, [reader, paid]);
  await page.getByRole('button', { name: 'Go to Seatwise' }).click();

  // The device is there, with its software as products.
  await goTo(page, 'Devices');
  await page.getByRole('link', { name: 'STUDIO-01' }).click();
  await page
    .getByRole('tab', { name: 'Software' })
    .or(page.getByRole('link', { name: 'Software', exact: true }).last())
    .first()
    .click();
  await page.getByText('AutoCAD 2024').first().waitFor();

  // A license by rule, previewed before it is saved.
  await goTo(page, 'Licenses');
  await page.getByRole('button', { name: 'Add software license' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('AutoCAD seats');
  await dialog.getByLabel('Type').selectOption({ label: 'Per device (automatic)' });
  await dialog.getByLabel('Purchased quantity').fill('0');
  await dialog.getByLabel('Add product').fill('autocad');
  await page.getByRole('option', { name: /AutoCAD 2024/ }).click();
  await dialog.getByText(/would assign 1 seat/i).waitFor();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();

  // Short by one: the page says so, and names the device.
  await page.getByRole('heading', { name: 'AutoCAD seats' }).waitFor();
  await page.getByText('1 more seat is in use than purchased').first().waitFor();
  await page.getByRole('link', { name: 'Licensed devices' }).click();
  await page.getByRole('row', { name: /STUDIO-01/ }).waitFor();

  // Why does this device hold one?
  await page.getByRole('button', { name: 'Why?' }).first().click();
  const why = page.getByRole('dialog');
  await pickFound(page, why.getByRole('combobox'), 'studio', /STUDIO-01/);
  await why.getByText('STUDIO-01 has AutoCAD 2024 24.3.61.0.').waitFor();
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'hidden' });

  // Another device reports the software: its seat appears on the open page.
  await report(inventoryUrl, [paid], 'STUDIO-02');
  await page.getByRole('row', { name: /STUDIO-02/ }).waitFor();

  // The next inventory is without it: the seat ends on the open page, and history keeps it.
  await report(inventoryUrl, [reader]);
  await page.getByRole('row', { name: /STUDIO-01/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Assignments' }).click();
  const past = page.getByRole('row', { name: /STUDIO-01/ });
  await past.waitFor();
  await past.getByText('Rule no longer matches').waitFor();
});

it('asks somebody who opens the address to sign in, and shows the first page then', async () => {
  const visitor = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const other = await visitor.newPage();
  await other.goto(product.url);
  await other.getByLabel('E-mail').fill('ada@seatwise.test');
  await other.getByLabel('Password').fill('a long enough password');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'Overview', exact: true }).waitFor();
  await visitor.close();
});
