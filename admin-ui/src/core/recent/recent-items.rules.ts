/** The kinds of things that have a page of their own. */
const pages = {
  licenses: 'LICENSE',
  devices: 'DEVICE',
  people: 'PERSON',
  organizations: 'ORGANIZATION',
  software: 'PRODUCT',
  'device-groups': 'DEVICE_GROUP',
  'billing/invoices': 'INVOICE',
  'billing/agreements': 'AGREEMENT',
  'billing/products': 'BILLING_PRODUCT',
} as const;

export type RecentKind = (typeof pages)[keyof typeof pages] | 'LOCATION';

/** Something that was opened. */
export interface RecentItem {
  readonly kind: RecentKind;
  /** Where its page is, which its id is part of. */
  readonly path: string;
  readonly name: string;
}

/** So many are remembered. */
const mostRemembered = 8;

const locationPath = /^\/organizations\/\d+\/locations\/\d+(?=[/?#]|$)/;
const thingPath = /^\/([a-z-]+(?:\/[a-z-]+)?)\/\d+(?=[/?#]|$)/;

/** What the page at an address shows; `null` for lists and everything that is no thing. */
export function thingAt(url: string): Omit<RecentItem, 'name'> | null {
  const [location] = locationPath.exec(url) ?? [];
  if (location !== undefined) return { kind: 'LOCATION', path: location };
  const [path, folder] = thingPath.exec(url) ?? [];
  if (path === undefined || folder === undefined || !isPage(folder)) return null;
  return { kind: pages[folder], path };
}

/** The items with one more, the last opened first; its former entry goes. */
export function withItem(items: readonly RecentItem[], item: RecentItem): readonly RecentItem[] {
  return [item, ...without(items, item.path)].slice(0, mostRemembered);
}

export function without(items: readonly RecentItem[], path: string): readonly RecentItem[] {
  return items.filter((each) => each.path !== path);
}

/** What was kept, as far as it is what is kept today. */
export function readItems(kept: unknown): readonly RecentItem[] | undefined {
  return Array.isArray(kept) ? kept.filter((item) => isItem(item)) : undefined;
}

function isItem(item: unknown): item is RecentItem {
  if (typeof item !== 'object' || item === null || !('path' in item) || !('name' in item) || !('kind' in item))
    return false;
  const { path, name, kind } = item;
  return typeof name === 'string' && typeof path === 'string' && thingAt(path)?.kind === kind;
}

function isPage(folder: string): folder is keyof typeof pages {
  return Object.hasOwn(pages, folder);
}
