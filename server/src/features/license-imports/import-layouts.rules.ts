import type { FieldError } from '../../platform/http/app-error.js';

/** Whose columns a file has. */
export const importLayouts = ['SEATWISE', 'SNIPE_IT'] as const;
export type ImportLayout = (typeof importLayouts)[number];

/** The columns of our own export, in small letters, by what they say of a license; those that are derived are passed over. */
const ownColumns = {
  name: 'name',
  type: 'type',
  assignment: 'assignmentMode',
  publisher: 'publisherName',
  vendor: 'vendorName',
  global: 'global',
  organizations: 'organizationNames',
  locations: 'locationNames',
  quantity: 'quantity',
  usage: 'usage',
  'enforce quantity': 'enforceQuantity',
  'cost mode': 'costMode',
  'unit cost': 'unitCost',
  'total cost': 'totalCost',
  currency: 'currency',
  'purchase date': 'purchaseDate',
  'expires on': 'expiresOn',
  'auto-renewal': 'autoRenew',
  'renews every': 'renewalCount',
  'renewal unit': 'renewalUnit',
  'notice days': 'noticeDays',
  'assignment rule': 'assignmentRule',
  tags: 'tags',
  description: 'description',
  note: 'note',
  holders: 'holders',
  'holders to add': 'holdersToAdd',
  'holders to remove': 'holdersToRemove',
} as const;
export type OwnColumn = (typeof ownColumns)[keyof typeof ownColumns];

/** Columns of our export that follow from others. */
const derivedColumns = new Set([
  'id',
  'status',
  'available',
  'compliance',
  'yearly cost',
  'unused cost',
  'days left',
  'created (utc)',
  'changed (utc)',
]);

/** The columns of Snipe-IT's license import, in small letters, with the names that its importer takes them by, too. */
const snipeColumns = {
  'item name': 'name',
  'license name': 'name',
  'software name': 'name',
  name: 'name',
  'serial number': 'serial',
  serial: 'serial',
  'product key': 'serial',
  'license key': 'serial',
  key: 'serial',
  seats: 'seats',
  manufacturer: 'manufacturer',
  supplier: 'supplier',
  company: 'company',
  category: 'category',
  'purchase date': 'purchaseDate',
  'purchase cost': 'purchaseCost',
  'purchase order': 'purchaseOrder',
  'purchase order number': 'purchaseOrder',
  'order number': 'orderNumber',
  'expiration date': 'expirationDate',
  expiration: 'expirationDate',
  'termination date': 'terminationDate',
  notes: 'notes',
  maintained: 'maintained',
  reassignable: 'reassignable',
  'licensed to name': 'licensedToName',
  'licensed to email': 'licensedToEmail',
  'min. qty': 'minimum',
  'minimum quantity': 'minimum',
  'full name': 'fullName',
  'checked out to: full name': 'fullName',
  'checked out to: name': 'fullName',
  email: 'email',
  'e-mail': 'email',
  'checked out to: email': 'email',
  username: 'username',
  'user name': 'username',
  'checked out to: username': 'username',
  'asset tag': 'assetTag',
  'checked out to: tag': 'assetTag',
  'checked out to: asset tag': 'assetTag',
} as const;
export type SnipeColumn = (typeof snipeColumns)[keyof typeof snipeColumns];

/** Only Snipe-IT has these, and every license file of it has one of them. */
const snipeMarks = new Set<SnipeColumn>(['seats', 'serial', 'reassignable', 'licensedToName', 'licensedToEmail']);

/** What the columns of a file say, by their position; null for those that say nothing. */
export type ImportColumns =
  | { layout: 'SEATWISE'; columns: readonly (OwnColumn | null)[]; ignored: string[] }
  | { layout: 'SNIPE_IT'; columns: readonly (SnipeColumn | null)[]; ignored: string[] };

/** The headings of our own file, for the template and for whoever sent another one. */
export const ownHeadings = [
  'Name',
  'Type',
  'Assignment',
  'Publisher',
  'Vendor',
  'Global',
  'Organizations',
  'Locations',
  'Quantity',
  'Usage',
  'Enforce quantity',
  'Cost mode',
  'Unit cost',
  'Total cost',
  'Currency',
  'Purchase date',
  'Expires on',
  'Auto-renewal',
  'Renews every',
  'Renewal unit',
  'Notice days',
  'Assignment rule',
  'Tags',
  'Description',
  'Note',
  'Holders',
] as const;

const snipeHeadings = 'Item name, Serial number, Category, Manufacturer, Company, Supplier, Seats, Purchase date, …';

/** Reads the first line of a file. What is wrong with it names what was expected and what was found. */
export function columnsOf(header: readonly string[]): ImportColumns | { error: FieldError } {
  const keys = header.map((heading) => heading.replace(/\s+/g, ' ').trim().toLowerCase());
  const own = keys.map((key) => (isKeyOf(ownColumns, key) ? ownColumns[key] : null));
  const snipe = keys.map((key) => (isKeyOf(snipeColumns, key) ? snipeColumns[key] : null));
  const isSnipe = snipe.includes('name') && snipe.some((column) => column !== null && snipeMarks.has(column));
  const columns: readonly (OwnColumn | SnipeColumn | null)[] = isSnipe ? snipe : own;
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
  if (twice !== undefined && twice !== null) {
    const heading = header[columns.lastIndexOf(twice)] ?? '';
    return refusal('import.column-twice', `The column “${heading.trim()}” is there twice. Keep one of them.`);
  }
  if (isSnipe) {
    const ignored = header.filter((heading, index) => snipe[index] === null && heading.trim() !== '');
    return { layout: 'SNIPE_IT', columns: snipe, ignored };
  }
  const unknown = header.filter(
    (heading, index) => own[index] === null && heading.trim() !== '' && !derivedColumns.has(keys[index] ?? ''),
  );
  if (!own.includes('name') || unknown.length > 0) return refusal('import.header', wrongHeader(header, unknown));
  return { layout: 'SEATWISE', columns: own, ignored: [] };
}

function wrongHeader(header: readonly string[], unknown: readonly string[]): string {
  const found = header
    .slice(0, 40)
    .map((heading) => `“${heading.trim().slice(0, 60)}”`)
    .join(', ');
  const wrong =
    unknown.length === 0 || unknown.length === header.length
      ? 'The first line of the file has to name the columns.'
      : `There is no column ${unknown.map((heading) => `“${heading.trim().slice(0, 60)}”`).join(', ')}.`;
  return `${wrong} Expected: ${ownHeadings.join(', ')} (at least Name), or those of Snipe-IT: ${snipeHeadings} Found: ${found}.`;
}

function refusal(code: string, message: string): { error: FieldError } {
  return { error: { field: 'file', code, message } };
}

function isKeyOf<T extends object>(object: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(object, key);
}

/** The cells of a row by what their columns say; a row that ends early says nothing of the columns after that. */
export function cellsOf<Column extends string>(
  columns: readonly (Column | null)[],
  cells: readonly string[],
  clean: (cell: string) => string,
): Partial<Record<Column, string>> {
  const found: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (column !== null && cell !== undefined) found[column] = clean(cell).trim();
  }
  return found;
}
