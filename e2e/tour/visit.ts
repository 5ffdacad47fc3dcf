import type { Locator, Page } from 'playwright-core';
import type { Stillness } from '../support/stillness.js';
import { closeOptions, type Opening } from './stop.js';

/** Whatever lies over the page: a dialog, a question, a panel. */
const openDialogs = 'document.querySelectorAll("cdk-dialog-container").length';

/** Shows a page, from within the panel. @param address its path and query */
export async function show(page: Page, stillness: Stillness, address: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate', { state: null }))`,
  );
  await page.locator('main h1').first().waitFor();
  await stillness.reached();
}

/** Opens a dialog of the page that is shown, as a person would. */
export async function open(page: Page, stillness: Stillness, opening: Opening): Promise<void> {
  const { dialog, button, key, row, first, menu, opener = 'Edit', next, prepare } = opening;
  if (button !== undefined) await page.getByRole('button', { name: button, exact: true }).first().click();
  if (key !== undefined) await page.keyboard.press(key);
  if (row !== undefined) await page.locator('tbody [data-row-menu]').first().click();
  if (first === true) await page.locator('main tbody tr td').nth(1).click();
  if (menu !== undefined) await page.locator('app-page-header').getByRole('button', { name: opener }).click();
  const entry = row ?? menu;
  if (entry !== undefined) await page.getByRole('menuitem', { name: entry }).first().click();
  if (next !== undefined) await page.locator('.app-popover').getByRole('button', { name: next, exact: true }).click();
  if (dialog !== '') await dialogOf(page, dialog).waitFor();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await stillness.reached();
  await prepare?.(page);
  await stillness.reached();
}

/** The dialog of a component, which is called as its file is. */
const dialogOf = (page: Page, name: string): Locator => page.locator(`cdk-dialog-container app-${name}`);

/** Leaves the dialog that is open, and what was typed in it. */
export async function leave(page: Page, stillness: Stillness, opening: Opening): Promise<void> {
  await opening.finish?.(page);
  // The first Escape would be that of a list of options.
  await closeOptions(page);
  await page.keyboard.press('Escape');
  if (opening.dialog === '') {
    await stillness.until(`${openDialogs} === 0`);
    return stillness.reached();
  }
  // It closes, or asks.
  await stillness.until(`${openDialogs} !== 1`);
  const left: number = await page.evaluate(openDialogs);
  // The question is drawn a moment after its frame.
  if (left > 0) await page.getByRole('button', { name: 'Discard' }).click();
  await stillness.until(`${openDialogs} === 0`);
}
