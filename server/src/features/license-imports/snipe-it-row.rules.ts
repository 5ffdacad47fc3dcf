import type { FieldError } from '../../platform/http/app-error.js';
import type { LicenseResponse } from '../licenses/licenses.dto.js';
import { calendarDate, type CellValue, flagOf, money, wholeNumber } from './cell-values.rules.js';
import type { SnipeColumn } from './import-layouts.rules.js';
import type { ImportRequest } from './import-row.types.js';

type Cells = Partial<Record<SnipeColumn, string>>;

/**
 * The request of a row of Snipe-IT's license import. Like there, an empty cell changes nothing, and several rows of one
 * name are seats of one license. What we have no field for is kept: the category as a tag, the rest in the note.
 * @param current the license of this name as it is; null for a new one.
 * @param currency of amounts that say none.
 */
export function requestOfSnipeRow(cells: Cells, current: LicenseResponse | null, currency: string): ImportRequest {
  const errors: FieldError[] = [];
  const read = <T>(column: SnipeColumn, field: string, parse: (cell: string) => CellValue<T>): T | undefined => {
    const cell = cells[column] ?? '';
    if (cell === '') return undefined;
    const answer = parse(cell);
    if ('value' in answer) return answer.value;
    errors.push({ field, code: 'import.cell', message: answer.error });
    return undefined;
  };
  const given = (column: SnipeColumn): string | undefined => cells[column] || undefined;
  const plain: ImportRequest['plain'] = { name: cells.name ?? '' };
  const set = (key: string, value: unknown) => {
    if (value !== undefined) plain[key] = value;
  };
  const holder = given('assetTag') ?? given('email') ?? given('fullName') ?? given('username');
  if (current === null) {
    // Snipe-IT does not say whom a license is for: seats are given to people, or to the asset that a row names.
    set('type', given('assetTag') === undefined ? 'PER_USER' : 'PER_DEVICE');
    set('assignmentMode', 'MANUAL');
  }
  set('publisherName', given('manufacturer'));
  set('vendorName', given('supplier'));
  const company = given('company');
  set('scope', company === undefined ? undefined : { global: false, organizationNames: [company] });
  set('quantity', read('seats', 'quantity', wholeNumber));
  set('purchaseDate', read('purchaseDate', 'purchaseDate', calendarDate));
  const cost = read('purchaseCost', 'cost.amount', money);
  if (cost !== undefined) set('cost', { mode: 'TOTAL', amount: cost.amount, currency: cost.currency ?? currency });
  const expiresOn =
    read('expirationDate', 'term.expiresOn', calendarDate) ?? read('terminationDate', 'term.expiresOn', calendarDate);
  if (expiresOn !== undefined) set('term', { ...current?.term, expiresOn });
  const category = given('category')?.slice(0, 100);
  if (category !== undefined) set('tags', [...new Set([...(current?.tags ?? []), category])]);
  set('note', noteOf(cells, current));
  if (holder !== undefined) set('holdersToAdd', [holder]);
  return { plain, errors, notes: [], productKey: given('serial') ?? null, sharesName: true };
}

/** The note with what has no field of its own; lines that are there already are not added again. */
function noteOf(cells: Cells, current: LicenseResponse | null): string | undefined {
  const maintained = flagOf(cells.maintained ?? '');
  const reassignable = flagOf(cells.reassignable ?? 'true');
  const licensee = [cells.licensedToName, cells.licensedToEmail].filter((each) => each).join(', ');
  const lines = [
    cells.notes ?? '',
    ...(licensee === '' ? [] : [`Licensed to: ${licensee}`]),
    ...(cells.orderNumber ? [`Order number: ${cells.orderNumber}`] : []),
    ...(cells.purchaseOrder ? [`Purchase order: ${cells.purchaseOrder}`] : []),
    ...('value' in maintained && maintained.value ? ['Maintained'] : []),
    ...('value' in reassignable && !reassignable.value && cells.reassignable ? ['Not reassignable'] : []),
    ...(cells.expirationDate && cells.terminationDate ? [`Terminates on: ${cells.terminationDate}`] : []),
    ...(cells.minimum ? [`Minimum quantity: ${cells.minimum}`] : []),
  ].filter((line) => line !== '');
  const present = current?.note ?? '';
  const missing = lines.filter((line) => !present.includes(line.replace(/\r\n?/g, '\n').trim()));
  if (missing.length === 0) return undefined;
  return [present, ...missing].filter((part) => part !== '').join('\n');
}
