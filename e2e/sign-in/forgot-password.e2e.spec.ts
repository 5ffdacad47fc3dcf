import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestMailbox, type TestMailbox } from '../../server/src/platform/testing/test-mailbox.js';
import { administrator, enterPassword, makeAdministrator } from '../support/administrator.js';
import { launchForJourney } from '../support/browser.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** What somebody does who forgot the password, with a real mail server between. */
let mailbox: TestMailbox;
let product: RunningProduct;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mailbox = await startTestMailbox();
  [product, browser] = await Promise.all([startProduct({ SMTP_URL: mailbox.url }), launchForJourney()]);
  await makeAdministrator(product);
  page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mailbox?.close();
});

it('gets a link by e-mail, chooses another password, and signs in with it', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  // The page before it has such a field too.
  await page.getByRole('button', { name: 'Send link' }).waitFor();
  await page.getByLabel('E-mail').fill(administrator.email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByText('a link is on its way').waitFor();
  await vi.waitFor(() => expect(mailbox.received).toHaveLength(1), { timeout: 20_000, interval: 50 });
  const link = /http\S+reset-password#token=[\w-]+/.exec(mailbox.received[0]?.text ?? '')?.[0] ?? '';
  expect(link.startsWith(product.url)).toBe(true);

  await page.goto(link);
  const password = page.getByLabel('New password');
  await password.fill('Password1234!');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('among those that are guessed first').waitFor();
  expect(page.url()).toBe(`${product.url}/reset-password`);
  await password.fill('four other random words');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await enterPassword(page);
  await page.getByText('The e-mail or the password is wrong').waitFor();
  await enterPassword(page, 'four other random words');
  await page.getByRole('button', { name: 'Account' }).waitFor();

  // The link was used, and no server was told its token but in the body of the one request.
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel('New password').fill('four more random words');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('This link is not valid any more').waitFor();
  const token = link.split('token=')[1] ?? '';
  expect(asked.filter((url) => (url.split('#')[0] ?? '').includes(token))).toEqual([]);
});
