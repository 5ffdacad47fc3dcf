import type { Page } from 'playwright-core';
import { choose, type Opening, type Stop } from '../stop.js';
import { dialogs } from './dialogs.js';

const add: Opening = { dialog: 'billing-product-form', button: 'Add product' };
const schedule: Opening = { dialog: 'export-schedule-form', button: 'Add schedule' };

const toTarget = (target: string) => async (page: Page) => {
  const radio = page.getByRole('dialog').getByRole('radio', { name: target });
  await radio.click();
  await page.getByRole('dialog').getByRole('radio', { name: target, checked: true }).waitFor();
};

/** What is done with products, agreements, invoices and exports. */
export const billingDialogs: readonly Stop[] = [
  ...dialogs('billing', '/billing/products/all', {
    'billing-product-add': add,
    'billing-product-add-manual': { ...add, prepare: choose('Quantity source', 'Manual') },
    'billing-product-add-devices': { ...add, prepare: choose('Quantity source', 'Device count') },
    'billing-product-add-end-users': { ...add, prepare: choose('Quantity source', 'End-user count') },
    'billing-product-edit': { dialog: 'billing-product-form', row: 'Edit' },
    'billing-product-duplicate': { dialog: 'billing-product-form', row: 'Duplicate' },
    'billing-product-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
  ...dialogs('billing', '/billing/products/accounts', {
    'billing-account-add': { dialog: 'billing-account-form', button: 'Add account' },
  }),
  ...dialogs('billing', '/billing/margins/unbilled', {
    'bill-seats': { dialog: 'bill-seats', row: 'Bill these seats' },
  }),
  ...dialogs('billing', '/billing/agreements/all', {
    'agreement-add': { dialog: 'billing-agreement-form', button: 'Add agreement' },
    'agreement-add-weekly': {
      dialog: 'billing-agreement-form',
      button: 'Add agreement',
      prepare: choose('Billed', 'Weekly'),
    },
  }),
  ...dialogs('billing', '/billing/agreements/{agreement}/overview', {
    'agreement-edit-terms': { dialog: 'billing-agreement-form', menu: 'Edit terms' },
    'agreement-edit-products': { dialog: 'agreed-products-form', menu: 'Edit products' },
    'agreement-save-as-template': { dialog: 'billing-template-form', menu: 'Save as template' },
    'agreement-end': { dialog: 'end-agreement-form', menu: 'End' },
  }),
  ...dialogs('billing', '/billing/agreements/{draftAgreement}/overview', {
    'agreement-activate': { dialog: 'confirm-dialog', button: 'Activate' },
    'agreement-delete': { dialog: 'confirm-dialog', menu: 'Delete' },
  }),
  ...dialogs('billing', '/billing/agreements/templates', {
    'template-add': { dialog: 'billing-template-form', button: 'Add template' },
    'template-edit': { dialog: 'billing-template-form', row: 'Edit' },
    'template-make-agreement': { dialog: 'billing-agreement-form', row: 'Make an agreement' },
  }),
  ...dialogs('billing', '/billing/invoices', {
    'run-billing': { dialog: 'run-billing-form', button: 'Run billing' },
    numbering: { dialog: 'numbering-form', opener: 'Settings', menu: 'Numbering' },
    issuer: { dialog: 'issuer-form', opener: 'Settings', menu: 'Your details on invoices' },
  }),
  ...dialogs('billing', '/billing/invoices/{pendingInvoice}/lines', {
    'invoice-approve': { dialog: 'confirm-dialog', button: 'Approve' },
    'invoice-edit-lines': { dialog: 'invoice-lines-form', button: 'Edit lines' },
    'invoice-measure-anew': { dialog: 'recalculate-form', button: 'Measure anew' },
    'invoice-edit-note': { dialog: 'invoice-note-form', opener: 'Actions', menu: 'Edit note' },
    'invoice-evidence': { dialog: '', button: 'Evidence of Managed computer' },
  }),
  ...dialogs('billing', '/billing/invoices/{approvedInvoice}/lines', {
    'invoice-credit-note': { dialog: 'confirm-dialog', opener: 'Actions', menu: 'Make credit note' },
    'invoice-archive': { dialog: 'confirm-dialog', opener: 'Actions', menu: 'Archive' },
  }),
  ...dialogs('billing', '/billing/exports/history', {
    'export-new': { dialog: 'new-export', button: 'New export' },
    'export-detail': { dialog: 'export-detail', row: 'Details' },
  }),
  ...dialogs('billing', '/billing/exports/schedules', {
    'export-schedule-add-folder': { ...schedule, prepare: toTarget('Folder') },
    'export-schedule-add-mail': { ...schedule, prepare: toTarget('E-mail') },
    'export-schedule-add-webhook': { ...schedule, prepare: toTarget('Webhook') },
    'export-schedule-edit': { dialog: 'export-schedule-form', row: 'Edit' },
    'export-schedule-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
];
