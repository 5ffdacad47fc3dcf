import type { Page } from 'playwright-core';
import type { Stop } from '../stop.js';
import { dialogs } from './dialogs.js';

/** What moves is told once something is chosen. */
export const chooseFirst = async (page: Page): Promise<void> => {
  await page.getByRole('combobox').click();
  await page.getByRole('option').first().click();
  await page.getByRole('dialog').getByText('afterwards').waitFor();
};

const newToken = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: 'New token' }).first().click();
  await page.getByRole('dialog').getByText('Copy the command now').waitFor();
};

const copied = async (page: Page): Promise<void> => {
  const button = page.getByRole('button', { name: 'I have copied it' });
  await button.click();
  await button.waitFor({ state: 'detached' });
};

/** What is done with software, devices, organizations and people. */
export const fleetDialogs: readonly Stop[] = [
  ...dialogs('software', '/software/products', {
    'product-edit': { dialog: 'product-form', row: 'Edit' },
    'product-merge': { dialog: 'merge-form', row: /Merge/, prepare: chooseFirst },
  }),
  ...dialogs('software', '/software/review', {
    'title-map': { dialog: 'map-form', row: 'Map to another product' },
    'title-why': { dialog: 'title-explanation', row: 'Why this product?' },
  }),
  ...dialogs('software', '/software/rules', {
    'rule-add': { dialog: 'rule-form', button: 'Add rule' },
    'normalize-again': { dialog: 'confirm-dialog', button: 'Normalize again' },
  }),
  ...dialogs('devices', '/devices', {
    'device-add': { dialog: 'device-form', button: 'Add device' },
    'device-edit': { dialog: 'device-form', row: 'Edit' },
    'device-decommission': { dialog: 'confirm-dialog', row: 'Decommission' },
  }),
  ...dialogs('devices', '/device-groups', {
    'device-group-add': { dialog: 'device-group-form', button: 'Add device group' },
    'device-group-edit': { dialog: 'device-group-form', row: 'Edit' },
  }),
  ...dialogs('organizations', '/organizations', {
    'organization-add': { dialog: 'organization-form', button: 'Add organization' },
    'organization-edit': { dialog: 'organization-form', row: 'Edit' },
    'organization-archive': { dialog: 'confirm-dialog', row: 'Archive' },
  }),
  ...dialogs('organizations', '/organizations/{organization}/locations', {
    'location-add': { dialog: 'location-form', button: 'Add location' },
    'location-enroll': { dialog: 'enrollment-tokens', row: 'Enroll devices' },
    'location-enroll-commands': {
      dialog: 'enrollment-tokens',
      row: 'Enroll devices',
      prepare: newToken,
      finish: copied,
    },
  }),
  ...dialogs('people', '/people', {
    'person-add': { dialog: 'person-form', button: 'Add person' },
    'person-edit': { dialog: 'person-form', row: 'Edit' },
    'person-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
  ...dialogs('people', '/people/{technician}/access', {
    'technician-change-access': { dialog: 'technician-access-form', button: 'Change access' },
  }),
];
