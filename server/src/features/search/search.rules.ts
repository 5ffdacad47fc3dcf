import type { AppKey } from '../../platform/apps/in-app.js';

/** What is searched for. */
export const searchKinds = [
  'LICENSE',
  'DEVICE',
  'PERSON',
  'ORGANIZATION',
  'LOCATION',
  'PRODUCT',
  'INVOICE',
  'DEVICE_GROUP',
  'PUBLISHER',
  'VENDOR',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The subject that permissions speak of, and the app that a kind belongs to. */
export const searchSubjects: Record<SearchKind, { subject: string; app?: AppKey }> = {
  LICENSE: { subject: 'License', app: 'asset-management' },
  DEVICE: { subject: 'Device' },
  PERSON: { subject: 'Person' },
  ORGANIZATION: { subject: 'Organization' },
  LOCATION: { subject: 'Location' },
  PRODUCT: { subject: 'Product' },
  INVOICE: { subject: 'BillingInvoice', app: 'billing' },
  DEVICE_GROUP: { subject: 'DeviceGroup' },
  PUBLISHER: { subject: 'Publisher' },
  VENDOR: { subject: 'Vendor' },
};

/** Shorter texts are looked for at the beginning of names alone: they are in nearly every name. */
const shortestPiece = 3;

/** What a name is compared with. */
export interface SearchText {
  text: string;
  /** A regular expression that finds the text where a word begins. */
  word: string;
  /** Whether it is looked for within names too. */
  within: boolean;
}

export function searchTextOf(text: string): SearchText {
  const literal = text.replace(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`);
  return { text, word: `(^|[^[:alnum:]])${literal}`, within: [...text].length >= shortestPiece };
}

/** Kinds in the order of their best match, the more common kind first; the order within a kind stays. */
export function inOrderOfKinds<Found extends { kind: SearchKind; rank: number }>(found: readonly Found[]): Found[] {
  const best = new Map<SearchKind, number>();
  for (const { kind, rank } of found) best.set(kind, Math.min(rank, best.get(kind) ?? rank));
  const placeOf = ({ kind }: Found) => [best.get(kind) ?? 0, searchKinds.indexOf(kind)] as const;
  return found.toSorted((a, b) => {
    const [[bestOfA, kindOfA], [bestOfB, kindOfB]] = [placeOf(a), placeOf(b)];
    return bestOfA - bestOfB || kindOfA - kindOfB;
  });
}
