import type { Page } from 'playwright-core';
import type { Opening, Stop } from '../stop.js';
import { dialogs } from './dialogs.js';
import { chooseFirst } from './fleet.js';

const addMapping = (page: Page): Promise<void> => page.getByRole('button', { name: 'Add mapping' }).click();
const outcome = (page: Page): Promise<void> => page.getByText('Test again').waitFor();
const byMail = async (page: Page): Promise<void> => {
  await page.locator('select[formControlName=kind]').selectOption('EMAIL');
};

const merge: Opening = { dialog: 'merge-form', row: /Merge/, prepare: chooseFirst };

/** What is done under Administration, and with one's own account. */
export const administrationDialogs: readonly Stop[] = [
  ...dialogs('administration', '/apps', { 'app-deactivate': { dialog: 'confirm-dialog', button: 'Deactivate' } }),
  ...dialogs('administration', '/publishers', {
    'publisher-add': { dialog: 'maker-form', button: 'Add publisher' },
    'publisher-suggestions': { dialog: 'publisher-suggestions', button: 'Add from inventory' },
    'publisher-merge': merge,
  }),
  ...dialogs('administration', '/vendors', {
    'vendor-add': { dialog: 'maker-form', button: 'Add vendor' },
    'vendor-merge': merge,
  }),
  ...dialogs('administration', '/end-user-roles', {
    'end-user-role-add': { dialog: 'role-form', button: 'Add end-user role' },
  }),
  ...dialogs('administration', '/technician-roles', {
    'technician-role-add': { dialog: 'technician-role-form', button: 'Add technician role' },
  }),
  ...dialogs('administration', '/technician-roles/{technicianRole}', {
    'technician-role-edit': { dialog: 'technician-role-form', button: 'Edit' },
  }),
  ...dialogs('administration', '/api-clients', {
    'api-client-add': { dialog: 'api-client-form', button: 'Add API client' },
    'api-client-edit': { dialog: 'api-client-form', row: 'Edit' },
    'api-client-new-secret': { dialog: 'confirm-dialog', row: /secret/ },
  }),
  ...dialogs('administration', '/identity-providers', {
    'identity-provider-add': { dialog: 'identity-provider-form', button: 'Add provider' },
    'identity-provider-edit': { dialog: 'identity-provider-form', row: 'Edit', prepare: addMapping },
    'identity-provider-test': { dialog: 'provider-check', row: 'Test', prepare: outcome },
    'identity-provider-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
  ...dialogs('administration', '/schedules', {
    'schedule-runs': { dialog: 'schedule-runs', first: true },
  }),
  ...dialogs('administration', '/notification-channels/channels', {
    'channel-add': { dialog: 'notification-channel-form', button: 'Add channel' },
    'channel-add-mail': { dialog: 'notification-channel-form', button: 'Add channel', prepare: byMail },
    'channel-edit': { dialog: 'notification-channel-form', row: 'Edit' },
    'channel-test': { dialog: 'channel-test', row: 'Send a test' },
    'channel-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
  ...dialogs('administration', '/audit-log', { 'audit-event': { dialog: 'audit-event-detail', first: true } }),
  ...dialogs('account', '/account', {
    'account-name': { dialog: 'name-form', button: 'Change name' },
    'account-password': { dialog: 'password-form', button: 'Change password' },
  }),
];
