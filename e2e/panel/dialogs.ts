import type { Page } from 'playwright-core';
import type { Inspection } from '../support/inspection.js';

/** A dialog, and the way to it: a button of a page, an entry of its first row's menu, or one of a menu of the page itself. */
export interface Dialog {
  path: string;
  button?: string;
  row?: string | RegExp;
  menu?: string;
  /** What opens the menu of the page; absent: Edit. */
  opener?: string;
  /** What is done in it before it is looked at. */
  prepare?: (page: Page) => Promise<void>;
}

/** Opens each of the dialogs, looks at it, and leaves it. */
export async function inspectDialogs(inspection: Inspection, dialogs: readonly Dialog[]): Promise<void> {
  const { page } = inspection;
  const shown = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  for (const { path, button, row, menu, opener = 'Edit', prepare } of dialogs) {
    if (new URL(page.url()).pathname !== path) await inspection.show(path);
    if (button !== undefined) await page.getByRole('button', { name: button, exact: true }).first().click();
    if (row !== undefined) await page.locator('tbody [data-row-menu]').first().click();
    if (menu !== undefined) await page.locator('app-page-header').getByRole('button', { name: opener }).click();
    const entry = row ?? menu;
    if (entry !== undefined) await page.getByRole('menuitem', { name: entry }).click();
    await shown.waitFor();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await inspection.rest();
    await prepare?.(page);
    await inspection.inspect(`${path}, ${String(button ?? entry)}`);
    await leave(inspection);
  }
}

/** Goes through the kinds in the form of a new license. */
export async function inspectLicenseForm(inspection: Inspection): Promise<void> {
  const { page } = inspection;
  await inspection.show('/licenses');
  await page.getByRole('button', { name: 'Add software license' }).first().click();
  const kind = page.getByRole('dialog').getByLabel('Type', { exact: true });
  await kind.waitFor();
  for (const label of await kind.locator('option').allTextContents()) {
    await kind.selectOption({ label: label.trim() });
    await inspection.inspect(`the form of a license ${label.trim()}`);
  }
  await leave(inspection);
}

/** Checks a file with a mistake in it, and goes as far as the question whether to import the rest. */
export async function inspectImport(inspection: Inspection): Promise<void> {
  const { page } = inspection;
  await inspection.inspectPages(['/licenses/import']);
  const choose = (name: string, content: string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await choose('other.csv', 'Foo,Bar\r\n1,2\r\n');
  await page.getByText('Expected:').waitFor();
  await inspection.inspect('a file that is not taken');
  await choose('licenses.csv', 'Name,Type,Quantity\r\nSketch,CUSTOM,7\r\nAffinity,CUSTOM,many\r\n');
  await page.locator('app-page-header').getByText('Checked', { exact: true }).waitFor();
  await inspection.inspect('the report of a file');
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByRole('alertdialog').waitFor();
  await inspection.inspect('the question whether to import it');
  await leave(inspection);
}

/** Leaves the dialog that is open, and what was typed in it. */
async function leave(inspection: Inspection): Promise<void> {
  const { page } = inspection;
  // The first Escape is that of a list of options that opened with the focus.
  const options = page.getByRole('listbox');
  if ((await options.count()) > 0) {
    await page.keyboard.press('Escape');
    await options.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Escape');
  const open = 'document.querySelectorAll("cdk-dialog-container").length';
  // It closes, or asks.
  await inspection.until(`${open} !== 1`);
  const discard = page.getByRole('button', { name: 'Discard' });
  if ((await discard.count()) > 0) await discard.click();
  await inspection.until(`${open} === 0`);
}
