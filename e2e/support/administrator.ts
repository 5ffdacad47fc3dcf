import type { Page } from 'playwright-core';
import type { RunningProduct } from './product.js';

export const administrator = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };

/** Makes the first administrator by the API, on an installation that stays empty. @returns the session cookie. */
export async function makeAdministrator(product: RunningProduct): Promise<string> {
  const token = new URL(product.welcomeLink).searchParams.get('token');
  const created = await fetch(`${product.url}/api/v1/setup/administrator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...administrator }),
  });
  if (created.status !== 201) throw new Error(await created.text());
  return created.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Fills in what the page for signing in asks first. */
export async function enterPassword(page: Page, password = administrator.password): Promise<void> {
  await page.getByLabel('E-mail').fill(administrator.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Ends the session by the menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
