import { choose, closeOptions, type Stop } from '../stop.js';
import { dialogs } from './dialogs.js';

const [license, manual] = ['/licenses/{license}', '/licenses/{manualLicense}'];

const licenseKinds: Readonly<Record<string, string>> = {
  custom: 'Custom',
  'per-device-automatic': 'Per device (automatic)',
  'per-device-manual': 'Per device (manual)',
  'per-user-automatic': 'Per end user (automatic)',
  'per-user-manual': 'Per end user (manual)',
  'per-site-automatic': 'Per site (automatic)',
  'per-site-manual': 'Per site (manual)',
};

const add = { dialog: 'license-form', button: 'Add software license' };

/** What is done with licenses. */
export const licenseDialogs: readonly Stop[] = [
  ...dialogs('licenses', '/licenses', {
    'license-add': add,
    ...Object.fromEntries(
      Object.entries(licenseKinds).map(([kind, label]) => [
        `license-add-${kind}`,
        { ...add, prepare: choose('Type', label) },
      ]),
    ),
    'license-edit': { dialog: 'license-form', row: 'Edit settings' },
    'license-duplicate': { dialog: 'license-form', row: 'Duplicate' },
    'license-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
  ...dialogs('licenses', `${license}/overview`, {
    'license-renew': { dialog: 'license-renewal-form', button: 'Renew now' },
    'license-edit-quantity': { dialog: 'quantity-form', menu: 'Edit quantity' },
    'license-bill': { dialog: 'billing-product-form', menu: 'Bill this license' },
  }),
  ...dialogs('licenses', '/licenses/{sharedLicense}/overview', {
    'license-edit-allocations': {
      dialog: 'allocations-form',
      button: 'Edit allocations',
      prepare: closeOptions,
    },
  }),
  ...dialogs('licenses', '/licenses/{exceptedLicense}/devices', {
    'license-exceptions': { dialog: 'exceptions-form', button: 'Exceptions', prepare: closeOptions },
  }),
  ...dialogs('licenses', `${license}/devices`, {
    'license-edit-seat': { dialog: 'seat-form', row: /Edit date/ },
  }),
  ...dialogs('licenses', `${license}/devices?why={device}`, { 'license-why': { dialog: 'why' } }),
  ...dialogs('licenses', '/licenses/{userLicense}/users?why={person}', { 'user-license-why': { dialog: 'why' } }),
  ...dialogs('licenses', '/organizations/{organization}/licenses?why={userLicense}', {
    'organization-why': { dialog: 'why-not-here' },
  }),
  ...dialogs('licenses', '/organizations/{organization}/locations/{location}/licenses?why={userLicense}', {
    'location-why': { dialog: 'why-not-here' },
  }),
  ...dialogs('licenses', '/devices/{device}/licenses', {
    'device-why-not-here': { dialog: 'why-not-here', button: 'Why is this license not here?' },
  }),
  ...dialogs('licenses', `${manual}/devices`, {
    'license-add-devices': { dialog: 'add-holders', button: 'Add devices' },
    'license-paste-a-list': { dialog: 'add-holders-by-name', button: 'Paste a list' },
    'license-remove-seat': { dialog: 'confirm-dialog', row: 'Remove' },
  }),
  ...dialogs('licenses', '/licenses/{manualUserLicense}/users', {
    'license-add-users': { dialog: 'add-holders', button: 'Add users' },
  }),
  ...dialogs('licenses', '/licenses/{manualSiteLicense}/sites', {
    'license-add-sites': { dialog: 'add-holders', button: 'Add sites' },
  }),
  ...dialogs('licenses', `${manual}/keys`, {
    'license-key-add': { dialog: 'license-key-form', button: 'Add key' },
    'license-key-reveal': { dialog: 'revealed-license-key', row: 'Reveal' },
    'license-key-events': { dialog: 'license-key-events', row: 'Who looked at it' },
    'license-key-label': { dialog: 'license-key-label-form', row: 'Edit label' },
    'license-key-delete': { dialog: 'confirm-dialog', row: 'Delete' },
  }),
  ...dialogs('licenses', '/licenses/{sharedLicense}/attachments', {
    'license-attachment-edit': { dialog: 'attachment-form', row: 'Edit' },
  }),
  ...dialogs('licenses', `${license}/purchases`, {
    'license-purchase-add': { dialog: 'purchase-form', button: 'Add purchase' },
    'license-purchase-edit': { dialog: 'purchase-form', row: /Edit/ },
  }),
  ...dialogs('renewals', '/renewals', {
    'renewals-subscribe': { dialog: 'calendar-subscription', button: 'Subscribe to calendar' },
  }),
  ...dialogs('alerts', '/alerts', {
    'alert-acknowledge': { dialog: 'acknowledge-form', row: 'Acknowledge with a note' },
  }),
];
