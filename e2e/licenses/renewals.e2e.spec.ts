import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, makeAdministrator } from '../support/administrator.js';
import { launchForJourney } from '../support/browser.js';
import { goTo } from '../support/navigation.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** A license that was not looked at for years: renewed by itself, then by hand with fewer seats, and in a calendar. */
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

const yearsFromNow = (years: number): string => Temporal.Now.plainDateISO('UTC').add({ years, days: -40 }).toString();

it('takes a license from missed terms to a smaller renewal and into a calendar', async () => {
  const license = {
    name: 'Acrobat Pro',
    type: 'CUSTOM',
    quantity: 50,
    usage: 38,
    purchaseDate: yearsFromNow(-3),
    cost: { mode: 'PER_LICENSE', amount: '20', currency: 'USD' },
    term: { expiresOn: yearsFromNow(-2), autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 },
  };
  const created = await fetch(`${product.url}/api/v1/licenses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', cookie },
    body: JSON.stringify(license),
  });
  const answer = await created.text();
  expect(created.status, answer).toBe(201);
  const { id }: { id: number } = JSON.parse(answer);

  // Three years are made up for without anybody, while the page is open.
  await page.goto(`${product.url}/licenses/${id}/overview`);
  const terms = page.getByRole('list', { name: 'Terms' }).getByRole('listitem');
  await terms.filter({ hasText: 'Current' }).filter({ hasText: 'renewed by itself' }).waitFor();
  await page.getByRole('button', { name: 'Show all 5 terms' }).click();
  await expect.poll(() => terms.count()).toBe(5);

  // Fewer seats would do. Begun anew, the page has the license as it is after all of its renewals.
  await page.reload();
  await terms.filter({ hasText: 'Current' }).filter({ hasText: 'renewed by itself' }).waitFor();
  await page.getByRole('button', { name: 'Renew now' }).click();
  const dialog = page.getByRole('dialog', { name: 'Renew Acrobat Pro' });
  await dialog.getByText('12 seats are not needed: renew 38, save $240.00 a year.').waitFor();
  await dialog.getByRole('button', { name: 'Use 38' }).click();
  await dialog.getByRole('button', { name: 'Renew', exact: true }).click();
  await terms
    .filter({ hasText: 'Current' })
    .filter({ hasText: `renewed by ${administrator.name}` })
    .waitFor();
  await terms.filter({ hasText: '38 licenses · $760.00' }).first().waitFor();

  // It is in the year ahead only where its next term begins in it, and in the calendar of whoever subscribes.
  await goTo(page, 'Renewals');
  await page.getByRole('button', { name: 'Subscribe to calendar' }).click();
  await page.getByRole('button', { name: 'Create address' }).click();
  const address = (await page.getByLabel('Calendar address').first().innerText()).trim();
  const calendar = await fetch(address);
  expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await calendar.text()).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('You have no address yet.').waitFor();
  expect((await fetch(address)).status).toBe(404);
});
