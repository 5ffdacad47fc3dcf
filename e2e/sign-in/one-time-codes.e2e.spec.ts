import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../../server/src/platform/authentication/one-time-codes.factory.js';
import { administrator, enterPassword, makeAdministrator, signOut } from '../support/administrator.js';
import { launchForJourney } from '../support/browser.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** What somebody does who sets up one-time codes: with the app, without it, and where they are required. */
let product: RunningProduct;
let browser: Browser;
let page: Page;
let cookie: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  cookie = await makeAdministrator(product);
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Reads the key of the page, enters the code of now, and keeps the recovery codes. */
async function setUpApp(on: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await on.getByRole('img', { name: 'QR code for your app' }).waitFor();
  await on.getByText('The app can’t read the picture?').click();
  const secret = (await on.getByLabel('Key', { exact: true }).innerText()).trim();
  await on.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await on.getByRole('button', { name: 'Confirm' }).click();
  await on.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
  const shown = await on.getByLabel('Recovery codes', { exact: true }).innerText();
  await on.getByLabel('I have kept these codes').check();
  await on.getByRole('button', { name: 'Continue' }).click();
  return { secret, recoveryCodes: shown.trim().split(/\s+/) };
}

it('sets codes up, signs in with one of the app and with a recovery code, and turns them off', async () => {
  await page.goto(`${product.url}/sign-in`);
  await enterPassword(page);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await page.getByRole('link', { name: 'Set up one-time codes' }).click();
  await page.getByLabel('Your password').fill(administrator.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  const { secret, recoveryCodes } = await setUpApp(page);
  expect(recoveryCodes).toHaveLength(10);
  await page.getByText('10 left').waitFor();

  // The code that confirmed the app was used; the next one is accepted already.
  await signOut(page);
  await enterPassword(page);
  await page.getByLabel('One-time code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This code is wrong or was used already').waitFor();
  await page.getByLabel('One-time code').fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Account' }).waitFor();

  await signOut(page);
  await enterPassword(page);
  await page.getByLabel('One-time code').fill(recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await page.getByText('9 left').waitFor();
  await page.getByText('This browser').waitFor();

  await page.getByRole('button', { name: 'Turn off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(administrator.password);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await page.getByRole('link', { name: 'Set up one-time codes' }).waitFor();
});

it('leads somebody who must have codes to set them up, and back', async () => {
  const created = await fetch(`${product.url}/api/v1/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', cookie },
    body: JSON.stringify({
      kind: 'TECHNICIAN',
      name: 'Tove Tech',
      email: 'tove@seatwise.test',
      password: administrator.password,
      systemAdministrator: true,
      requiresOneTimeCode: true,
    }),
  });
  expect(created.status, await created.text()).toBe(201);
  const other = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  other.setDefaultTimeout(20_000);
  await other.goto(`${product.url}/people`);
  await other.getByLabel('E-mail').fill('tove@seatwise.test');
  await other.getByLabel('Password').fill(administrator.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'Set up one-time codes' }).waitFor();
  await other.goto(`${product.url}/licenses`);
  await other.getByRole('heading', { name: 'Set up one-time codes' }).waitFor();
  await other.getByRole('button', { name: 'Continue' }).click();
  await setUpApp(other);
  await other.getByRole('heading', { name: 'Licenses', exact: true }).waitFor();
});
