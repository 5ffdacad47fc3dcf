import type { Area, Stop } from './stop.js';

/** Pages of one area: their names and addresses. */
const pages = (area: Area, addresses: Readonly<Record<string, string>>): readonly Stop[] =>
  Object.entries(addresses).map(([name, path]) => ({ name, area, path }));

/** A page with tabs; each is named after the page and its tab. */
const tabs = (area: Area, name: string, path: string, ...segments: readonly string[]): readonly Stop[] =>
  segments.map((segment) => ({ name: `${name}-${segment}`, area, path: `${path}/${segment}` }));

const assetPages: readonly Stop[] = [
  ...pages('start', { overview: '/overview', 'get-started': '/get-started' }),
  ...pages('licenses', {
    licenses: '/licenses',
    'licenses-filtered': '/licenses?compliance=UNDER_LICENSED&compliance=FULL&status=ACTIVE',
    'license-import': '/licenses/import',
    'all-purchases': '/licenses/purchases',
  }),
  ...tabs('licenses', 'license', '/licenses/{license}', 'overview', 'devices', 'assignments', 'purchases', 'activity'),
  ...tabs('licenses', 'short-license', '/licenses/{shortLicense}', 'overview', 'devices'),
  ...tabs('licenses', 'shared-license', '/licenses/{sharedLicense}', 'overview', 'keys', 'attachments'),
  ...tabs('licenses', 'excepted-license', '/licenses/{exceptedLicense}', 'overview'),
  ...tabs('licenses', 'expired-license', '/licenses/{expiredLicense}', 'overview'),
  ...tabs('licenses', 'manual-license', '/licenses/{manualLicense}', 'overview', 'devices', 'keys', 'attachments'),
  ...tabs('licenses', 'user-license', '/licenses/{userLicense}', 'overview', 'users'),
  ...tabs('licenses', 'manual-user-license', '/licenses/{manualUserLicense}', 'users'),
  ...tabs('licenses', 'site-license', '/licenses/{siteLicense}', 'overview', 'sites'),
  ...tabs('licenses', 'manual-site-license', '/licenses/{manualSiteLicense}', 'sites', 'assignments'),
  ...tabs('licenses', 'custom-license', '/licenses/{customLicense}', 'overview', 'usage-history', 'purchases'),
  ...pages('renewals', { renewals: '/renewals', 'renewals-nothing-due': '/renewals?from=2020-01-01&to=2020-01-31' }),
  ...pages('alerts', { alerts: '/alerts', notifications: '/notifications' }),
  ...tabs('software', 'software', '/software', 'products', 'review', 'rules'),
  ...tabs('software', 'product', '/software/{product}', 'overview', 'titles', 'devices', 'activity'),
];

const fleetPages: readonly Stop[] = [
  ...pages('devices', { devices: '/devices', 'device-groups': '/device-groups' }),
  ...tabs('devices', 'device', '/devices/{device}', 'overview', 'software', 'licenses', 'activity'),
  ...tabs('devices', 'device-group', '/device-groups/{group}', 'overview', 'devices', 'activity'),
  ...pages('organizations', { organizations: '/organizations' }),
  ...tabs('organizations', 'organization', '/organizations/{organization}', 'overview', 'devices', 'licenses'),
  ...tabs(
    'organizations',
    'organization',
    '/organizations/{organization}',
    'locations',
    'people',
    'billing',
    'activity',
  ),
  ...tabs('organizations', 'other-organization', '/organizations/{otherOrganization}', 'billing'),
  ...tabs(
    'organizations',
    'location',
    '/organizations/{organization}/locations/{location}',
    ...['overview', 'devices', 'enrollment', 'licenses', 'activity'],
  ),
  ...pages('people', { people: '/people' }),
  ...tabs('people', 'person', '/people/{person}', 'overview', 'devices', 'licenses', 'activity'),
  ...tabs('people', 'technician', '/people/{technician}', 'overview', 'access'),
  ...tabs('people', 'administrator', '/people/{administrator}', 'security'),
];

const billingPages: readonly Stop[] = [
  ...tabs('billing', 'billing-products', '/billing/products', 'all', 'accounts'),
  ...tabs(
    'billing',
    'billing-product',
    '/billing/products/{billingProduct}',
    ...['overview', 'quantities', 'agreements', 'activity'],
  ),
  ...tabs('billing', 'license-product', '/billing/products/{licenseProduct}', 'overview', 'quantities'),
  ...tabs('billing', 'agreements', '/billing/agreements', 'all', 'templates'),
  ...tabs(
    'billing',
    'agreement',
    '/billing/agreements/{agreement}',
    ...['overview', 'next-invoice', 'invoices', 'activity'],
  ),
  ...tabs('billing', 'draft-agreement', '/billing/agreements/{draftAgreement}', 'overview'),
  ...tabs('billing', 'ended-agreement', '/billing/agreements/{endedAgreement}', 'next-invoice'),
  ...pages('billing', { invoices: '/billing/invoices' }),
  ...tabs('billing', 'pending-invoice', '/billing/invoices/{pendingInvoice}', 'lines', 'activity'),
  ...tabs('billing', 'approved-invoice', '/billing/invoices/{approvedInvoice}', 'lines', 'print'),
  ...tabs('billing', 'completed-invoice', '/billing/invoices/{completedInvoice}', 'lines', 'print?evidence=true'),
  ...tabs('billing', 'credit-note', '/billing/invoices/{creditNote}', 'lines'),
  ...tabs('billing', 'exports', '/billing/exports', 'history', 'schedules'),
  ...tabs('billing', 'margins', '/billing/margins', 'list', 'unbilled'),
];

const administrationPages: readonly Stop[] = [
  ...pages('administration', {
    apps: '/apps',
    publishers: '/publishers',
    vendors: '/vendors',
    'end-user-roles': '/end-user-roles',
    'technician-roles': '/technician-roles',
    'technician-role': '/technician-roles/{technicianRole}',
    'api-clients': '/api-clients',
    'identity-providers': '/identity-providers',
    schedules: '/schedules',
    'notification-channels': '/notification-channels/channels',
    deliveries: '/notification-channels/deliveries',
    'audit-log': '/audit-log',
    appearance: '/settings/appearance',
  }),
  ...pages('account', { account: '/account' }),
  ...pages('start', { forbidden: '/forbidden', 'not-found': '/nothing/here' }),
];

/** Every page that somebody who is signed in sees. */
export const pageStops: readonly Stop[] = [...assetPages, ...fleetPages, ...billingPages, ...administrationPages].map(
  (stop) => ({ ...stop, name: stop.name.replace('?evidence=true', '-with-evidence') }),
);

/** Pages of somebody who is not signed in. */
export const doorStops: readonly Stop[] = pages('start', {
  'sign-in': '/sign-in',
  'forgot-password': '/forgot-password',
  'reset-password': '/reset-password',
  invitation: '/invitation',
  welcome: '/welcome?token=none',
});

/** Addresses that the catalogue does not lead to, and why. */
export const exceptions: Readonly<Record<string, string>> = {
  'set-up-codes': 'whoever has to set up one-time codes sees nothing else: e2e/sign-in/one-time-codes',
  'licenses/import/:importId': 'made of a file: e2e/tour/accessibility goes through an import',
};
