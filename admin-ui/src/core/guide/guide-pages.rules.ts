/** Where the guide speaks of a part of the panel: addresses as routes have them, the more particular one first. */
export const guidePages: readonly (readonly [path: string, page: string])[] = [
  ['overview', 'overview'],
  ['get-started', 'getting-started#work-through-the-checklist'],
  ['licenses/import', 'licenses#import-licenses'],
  ['licenses/purchases', 'licenses#look-through-all-purchases'],
  ['licenses/:id/devices', 'seats'],
  ['licenses/:id/users', 'seats'],
  ['licenses/:id/sites', 'seats'],
  ['licenses/:id/assignments', 'seats#look-at-a-day-in-the-past'],
  ['licenses/:id/keys', 'licenses#keep-keys-and-documents'],
  ['licenses/:id/attachments', 'licenses#keep-keys-and-documents'],
  ['licenses', 'licenses'],
  ['renewals', 'renewals'],
  ['alerts', 'alerts'],
  ['notifications', 'notifications'],
  ['software', 'software'],
  ['devices', 'devices'],
  ['device-groups', 'devices#make-a-device-group'],
  ['organizations/:id/billing', 'billing#charge-for-seats-that-nobody-pays-for'],
  ['organizations/:id/locations/:id/enrollment', 'devices#let-an-agent-report'],
  ['organizations', 'organizations'],
  ['people/:id/access', 'permissions'],
  ['people', 'people'],
  ['end-user-roles', 'people#give-end-users-roles'],
  ['billing/agreements', 'billing#make-an-agreement'],
  ['billing/invoices', 'billing#check-and-approve-invoices'],
  ['billing/exports', 'billing#hand-invoices-to-your-accounting-software'],
  ['billing/margins', 'billing#see-what-stays'],
  ['billing', 'billing'],
  ['technician-roles', 'permissions'],
  ['notification-channels', 'notifications'],
  ['apps', 'administration#apps'],
  ['publishers', 'administration#publishers-and-vendors'],
  ['vendors', 'administration#publishers-and-vendors'],
  ['api-clients', 'administration#api-clients'],
  ['identity-providers', 'administration#sign-in-providers'],
  ['schedules', 'administration#schedules'],
  ['audit-log', 'administration#audit-log'],
  ['settings', 'administration#appearance'],
  ['account', 'people#look-after-your-own-account'],
];

/**
 * The page of the guide for an address of the panel, below `/guide/`; its first page where none speaks of it.
 *
 * @param address path of the panel, with or without query and fragment
 */
export function guidePageOf(address: string): string {
  const segments = (address.split(/[?#]/, 1)[0] ?? '').split('/').filter((part) => part !== '');
  return guidePages.find(([path]) => isBelow(path.split('/'), segments))?.[1] ?? '';
}

/** Where a page of the guide is served. @param page and its section, as in `seats#ask-why` */
export const guideAddress = (page: string): string => `/guide/${page}`;

const isBelow = (path: readonly string[], segments: readonly string[]): boolean =>
  path.every((part, at) => (part.startsWith(':') ? segments[at] !== undefined : part === segments[at]));
