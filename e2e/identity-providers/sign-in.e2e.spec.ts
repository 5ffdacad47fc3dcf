import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  startOpenIdProvider,
  type TestProvider,
} from '../../server/src/features/identity-providers/openid-provider.factory.js';
import { launchForJourney } from '../support/browser.js';
import { goTo } from '../support/navigation.js';
import { pickFound } from '../support/picking.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** What people do: a provider is added and tested, and somebody new signs in by it, on another site and back. */
let product: RunningProduct;
let provider: TestProvider;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  // Another site than 127.0.0.1: cookies are kept from it as they are from any.
  provider = await startOpenIdProvider(`${product.url}/api/v1/auth/oidc/callback`, 'localhost');
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await provider?.close();
  await product?.stop();
});

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

async function atProvider(user: string): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  expect(new URL(page.url()).hostname).toBe('localhost');
  await page.getByLabel('User').fill(user);
  await page.getByRole('button', { name: 'Continue' }).click();
}

it('takes a provider from its form to the sign-in page, and people in by it', async () => {
  await page.goto(product.welcomeLink);
  await page.getByLabel('Name').fill('Ada Admin');
  await page.getByLabel('E-mail').fill('ada@seatwise.test');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByRole('button', { name: /Start empty/ }).click();
  await page.getByLabel('Organization').fill('Halden Architects');
  await page.getByLabel('Location').fill('Oslo Studio');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Go to Seatwise' }).click();

  // A role for those who come.
  await goTo(page, 'Technicians & roles');
  await page.getByRole('button', { name: 'Add technician role' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Service desk');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  // The provider, with a wrong secret first.
  await goTo(page, 'Sign-in providers');
  await page.getByRole('button', { name: 'Add provider' }).first().click();
  await dialog.getByText(`${product.url}/api/v1/auth/oidc/callback`).waitFor();
  await dialog.getByLabel('Name').fill('Contoso');
  await dialog.getByLabel('Issuer').fill(provider.issuer);
  await dialog.getByLabel('Client ID').fill(provider.clientId);
  await dialog.getByLabel('Client secret').fill('wrong');
  await dialog.getByLabel('Make accounts for people who are new').check();
  await dialog.getByLabel('Claim', { exact: true }).fill('roles');
  await dialog.getByRole('button', { name: 'Add mapping' }).click();
  await dialog.getByLabel('Value of the claim').fill('desk');
  await pickFound(page, dialog.getByRole('combobox', { name: /^Role/ }), 'Service', /Service desk/);
  await dialog.getByRole('button', { name: 'Add and test' }).click();
  await dialog.getByText('Plain http is for a provider on this machine').waitFor();
  await dialog.getByLabel('The provider is on this machine').check();
  await dialog.getByRole('button', { name: 'Add and test' }).click();
  await dialog.getByText('does not accept the client id or the client secret').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page
    .getByRole('row', { name: /Contoso/ })
    .getByText('Offered')
    .waitFor();
  await page
    .getByRole('row', { name: /Contoso/ })
    .getByRole('button')
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog.getByLabel('Client secret').fill(provider.clientSecret);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: /Contoso/ })
    .getByRole('button')
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Test' }).click();
  await dialog.getByText('The provider answers and accepts the client').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await signOut();

  // Somebody without a role there is told so, and can try again.
  provider.accounts.set('gus', { email: 'gus@contoso.test', email_verified: true, name: 'Gus Guest', roles: [] });
  await page.getByRole('link', { name: 'Sign in with Contoso' }).click();
  await atProvider('gus');
  await page.getByText('The provider gives you no role here.').waitFor();

  // Somebody who has one comes to where they wanted to go; the provider has forgotten the other.
  provider.accounts.set('dot', { email: 'dot@contoso.test', email_verified: true, name: 'Dot Desk', roles: ['desk'] });
  await page.context().clearCookies({ domain: 'localhost' });
  await page.goto(`${product.url}/technician-roles`);
  await page.getByRole('link', { name: 'Sign in with Contoso' }).click();
  await atProvider('dot');
  const me = page.getByRole('menu').getByText('dot@contoso.test');
  await page.getByRole('button', { name: 'Account' }).click();
  await me.waitFor();
  // The role allows nothing yet.
  expect(page.url()).toBe(`${product.url}/forbidden`);
  await page.reload();
  await page.getByRole('button', { name: 'Account' }).click();
  await me.waitFor();
});
