import type { Page } from 'playwright-core';

/** The parts of the panel, as its navigation and its guide have them. */
export type Area =
  | 'start'
  | 'licenses'
  | 'renewals'
  | 'alerts'
  | 'software'
  | 'devices'
  | 'organizations'
  | 'people'
  | 'billing'
  | 'administration'
  | 'account';

/** A page of the panel, or a dialog over one. */
export interface Stop {
  /** Unique, in lower case with hyphens: its picture is called so. */
  name: string;
  area: Area;
  /** Its address; places in braces, see `places.ts`. */
  path: string;
  /** Absent: a page. */
  opens?: Opening;
}

/** The way to a dialog, and which it is. */
export interface Opening {
  /** The file of its component without the ending, `confirm-dialog` where it is a question; empty: it is no dialog. */
  dialog: string;
  /** A button of the page. */
  button?: string | RegExp;
  /** A key, where no field has the focus. */
  key?: string;
  /** An entry of the menu of its first row. */
  row?: string | RegExp;
  /** Its first row itself. */
  first?: boolean;
  /** An entry of a menu of the page's header. */
  menu?: string;
  /** What opens that menu; absent: Edit. */
  opener?: string;
  /** A button of the panel that this opened. */
  next?: string | RegExp;
  /** What is done in it before it is looked at. */
  prepare?: (page: Page) => Promise<void>;
  /** What has to be done before it can be left. */
  finish?: (page: Page) => Promise<void>;
}

/** Chooses an option of a field of the dialog. */
export const choose =
  (label: string, option: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('dialog').getByLabel(label, { exact: true }).selectOption({ label: option });
  };

/** Closes the list of options, if one opened with the focus of a field. */
export const closeOptions = async (page: Page): Promise<void> => {
  if ((await page.getByRole('listbox').count()) === 0) return;
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
};
