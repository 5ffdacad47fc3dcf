import type { Page } from 'playwright-core';
import type { Stop } from '../stop.js';
import { dialogs } from './dialogs.js';

/** On a small screen it is there only while something runs. */
const work = async (page: Page): Promise<void> => {
  const button = page.getByRole('button', { name: /^Background work/ });
  if (await button.isVisible()) await button.click();
};

const palette = (page: Page): Promise<void> => page.locator('app-command-palette').waitFor();
const found = async (page: Page): Promise<void> => {
  await palette(page);
  await page.keyboard.type('north');
  await page
    .getByRole('option', { name: /Northwind Dental Group/ })
    .first()
    .waitFor();
};

/** What opens from the bar above every page, or by a key. */
export const frameDialogs: readonly Stop[] = [
  ...dialogs('start', '/overview', {
    'overview-table': { dialog: '', button: /Show as table/ },
    palette: { dialog: '', key: '/', prepare: palette },
    'palette-found': { dialog: '', key: '/', prepare: found },
    shortcuts: { dialog: 'shortcuts-help', key: '?' },
    'organization-switcher': { dialog: '', button: 'All organizations' },
    'background-work': { dialog: '', prepare: work },
  }),
  ...dialogs('start', '/get-started', {
    'sample-data-remove': { dialog: 'sample-removal', button: 'Remove sample data' },
  }),
  ...dialogs('alerts', '/licenses', {
    bell: {
      dialog: '',
      button: /^Notifications$|unread notifications?$/,
      prepare: (page) => page.getByRole('link', { name: 'All notifications' }).waitFor(),
    },
  }),
];
