import type { Page } from 'playwright-core';
import type { Opening, Stop } from '../stop.js';
import { dialogs } from './dialogs.js';

// The box is drawn by the selection, a moment after the click.
const selectPage = (page: Page): Promise<void> => page.locator('thead input[type=checkbox]').click();
const clear = (page: Page): Promise<void> =>
  page.locator('app-bulk-bar').getByRole('button', { name: 'Clear' }).click();

/** Rows of a list by pages, or all of them to scroll through. */
const rows = (way: 'Pages' | 'Continuous') => async (page: Page) => {
  await page.getByRole('button', { name: 'Table settings' }).click();
  await page.getByRole('radio', { name: way, exact: true }).check();
  await page.keyboard.press('Escape');
};

const views: Opening = { dialog: '', button: 'Views' };

/** What every table has, on the list of licenses and on that of devices. */
export const tableDialogs: readonly Stop[] = [
  ...dialogs('licenses', '/licenses', {
    views,
    'view-save': { ...views, dialog: 'view-form', next: 'Save as new view' },
    'view-edit': { ...views, dialog: 'view-form', next: 'Edit Short of seats' },
    'view-delete': { ...views, dialog: 'confirm-dialog', next: 'Delete Short of seats' },
    'table-filters': { dialog: '', button: 'Filter' },
    'table-filter': { dialog: '', button: 'Filter', next: 'Compliance' },
    'table-settings': { dialog: '', button: 'Table settings' },
  }),
  ...dialogs('devices', '/devices', {
    'rows-selected': { dialog: '', prepare: selectPage, finish: clear },
    'rows-continuous': { dialog: '', prepare: rows('Continuous'), finish: rows('Pages') },
  }),
];
