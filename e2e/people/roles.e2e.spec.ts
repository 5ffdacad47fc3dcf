import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchForJourney } from '../support/browser.js';
import { goTo } from '../support/navigation.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** What people do: roles are made, given to people, found by, and kept while somebody has them. */
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

async function addRole(heading: string, name: string): Promise<void> {
  await page.getByRole('button', { name: heading }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
}

it('takes roles from their page to a person, into the list, and back', async () => {
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

  // Roles of either kind.
  await goTo(page, 'End-user roles');
  await addRole('Add end-user role', 'Designer');
  await addRole('Add end-user role', 'Finance');
  await goTo(page, 'Technicians & roles');
  await addRole('Add technician role', 'Service desk');

  // An end user with both roles.
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add person' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Dana Dahl');
  await dialog.getByLabel('E-mail').fill('dana@halden.test');
  await dialog.getByLabel('Organization').fill('Halden');
  await page.getByRole('option', { name: 'Halden Architects' }).click();
  for (const role of ['Designer', 'Finance']) {
    await dialog.getByLabel('Roles').fill(role);
    await page.getByRole('option', { name: role }).click();
    await dialog.getByRole('button', { name: `Remove ${role}` }).waitFor();
  }
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  for (const role of ['Designer', 'Finance']) await page.getByRole('main').getByText(role, { exact: true }).waitFor();

  // The administrator gets the technician role.
  await goTo(page, 'People');
  await page.getByRole('link', { name: 'Ada Admin' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByLabel('Role', { exact: true }).fill('Service');
  await page.getByRole('option', { name: 'Service desk' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Service desk').first().waitFor();

  // The number of people leads to them.
  await goTo(page, 'End-user roles');
  await page
    .getByRole('row', { name: /Designer/ })
    .getByRole('link', { name: '1' })
    .click();
  await page.getByRole('row', { name: /Dana Dahl.*Designer, Finance/ }).waitFor();
  await page.getByRole('row', { name: /Ada Admin/ }).waitFor({ state: 'detached' });

  // A role that somebody has is kept, and says why; it goes once nobody has it.
  const question = page.getByRole('alertdialog');
  const remove = async (): Promise<void> => {
    await goTo(page, 'End-user roles');
    const row = page.getByRole('row', { name: /Finance/ });
    await row.getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await question.getByRole('button', { name: 'Delete' }).click();
  };
  await remove();
  await question.getByText('1 person has it').waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await goTo(page, 'People');
  await page.getByRole('link', { name: 'Dana Dahl' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByRole('button', { name: 'Remove Finance' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await remove();
  await page.getByRole('row', { name: /Finance/ }).waitFor({ state: 'detached' });
});
