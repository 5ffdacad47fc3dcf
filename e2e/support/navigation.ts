import type { Locator, Page } from 'playwright-core';

/** The entry of the navigation that leads to a page. */
export function entryOf(page: Page, name: string): Locator {
  return page.locator('app-side-navigation').getByRole('link', { name, exact: true, includeHidden: true });
}

/** Follows an entry of the navigation; on a small screen it is behind a button. */
export async function goTo(page: Page, name: string): Promise<void> {
  const entry = entryOf(page, name);
  await entry.waitFor({ state: 'attached' });
  if (!(await entry.isVisible())) await page.getByRole('button', { name: 'Navigation', exact: true }).click();
  await entry.click();
}
