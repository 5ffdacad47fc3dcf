import type { FieldError } from '../../platform/http/app-error.js';
import type { LicenseResponse } from '../licenses/licenses.dto.js';
import { calendarDate, type CellValue, flagOf, listOf, money, wholeNumber } from './cell-values.rules.js';
import type { OwnColumn } from './import-layouts.rules.js';
import type { ImportRequest } from './import-row.types.js';

type Cells = Partial<Record<OwnColumn, string>>;

/** How people call what is stored, as in the panel. */
const types: Record<string, { type: string; assignmentMode?: string }> = {
  custom: { type: 'CUSTOM' },
  'per device': { type: 'PER_DEVICE' },
  'per end user': { type: 'PER_USER' },
  'per user': { type: 'PER_USER' },
  'per site': { type: 'PER_SITE' },
  'per device (automatic)': { type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC' },
  'per device (manual)': { type: 'PER_DEVICE', assignmentMode: 'MANUAL' },
  'per end user (automatic)': { type: 'PER_USER', assignmentMode: 'AUTOMATIC' },
  'per end user (manual)': { type: 'PER_USER', assignmentMode: 'MANUAL' },
  'per site (automatic)': { type: 'PER_SITE', assignmentMode: 'AUTOMATIC' },
  'per site (manual)': { type: 'PER_SITE', assignmentMode: 'MANUAL' },
};

/**
 * The request of a row with our own columns. Columns that the file does not have stay as they are; an empty cell of a
 * text, a date or a name clears it, and of anything else leaves it alone.
 * @param current the license of this name as it is; null for a new one.
 */
export function requestOfOwnRow(cells: Cells, current: LicenseResponse | null): ImportRequest {
  const errors: FieldError[] = [];
  const read = <T>(column: OwnColumn, parse: (cell: string) => CellValue<T>): T | undefined => {
    const cell = cells[column];
    if (cell === undefined || cell === '') return undefined;
    const answer = parse(cell);
    if ('value' in answer) return answer.value;
    errors.push({ field: fieldOf(column), code: 'import.cell', message: answer.error });
    return undefined;
  };
  const plain: ImportRequest['plain'] = { name: cells.name ?? '' };
  const set = (key: string, value: unknown) => {
    if (value !== undefined) plain[key] = value;
  };
  for (const column of ['description', 'note', 'publisherName', 'vendorName'] as const) set(column, cells[column]);
  if (cells.tags !== undefined) set('tags', listOf(cells.tags));
  const shownAs = types[(cells.type ?? '').toLowerCase()];
  set('type', shownAs?.type ?? upper(cells.type));
  set('assignmentMode', upper(cells.assignmentMode) ?? shownAs?.assignmentMode);
  set('quantity', read('quantity', wholeNumber));
  const type = plain['type'] ?? current?.type ?? 'CUSTOM';
  // Of other licenses it is counted.
  if (type === 'CUSTOM') set('usage', read('usage', wholeNumber));
  set('enforceQuantity', read('enforceQuantity', flagOf));
  if (cells.purchaseDate !== undefined) set('purchaseDate', read('purchaseDate', calendarDate) ?? null);
  set('scope', scopeOf(cells, read('global', flagOf), current));
  set(
    'cost',
    costOf(cells, current, { unit: read('unitCost', money), total: read('totalCost', money) }, plain, errors),
  );
  set('term', termOf(cells, current, read));
  set('assignmentRule', read('assignmentRule', ruleOf));
  set('holders', holdersOf(cells.holders));
  if ((cells.holdersToAdd ?? '') !== '') set('holdersToAdd', listOf(cells.holdersToAdd ?? ''));
  if ((cells.holdersToRemove ?? '') !== '') set('holdersToRemove', listOf(cells.holdersToRemove ?? ''));
  return { plain, errors, notes: [], productKey: null, sharesName: false };
}

/** What ends every seat of a license: an empty cell is too easily left by mistake. */
export const nobody = '(none)';

function holdersOf(cell = ''): string[] | undefined {
  if (cell === '') return undefined;
  return cell.toLowerCase() === nobody ? [] : listOf(cell);
}

/** Of a license that is there, empty cells leave the scope alone: only a word makes it global. */
function scopeOf(cells: Cells, global: boolean | undefined, current: LicenseResponse | null): object | undefined {
  const { organizationNames, locationNames } = cells;
  if (global === undefined && organizationNames === undefined && locationNames === undefined) return undefined;
  const organizations = listOf(organizationNames ?? '');
  const locations = listOf(locationNames ?? '');
  const silent = organizations.length + locations.length === 0 && global !== true;
  if (silent && current !== null && !(global === false && current.scope.global)) return undefined;
  return {
    global: global ?? organizations.length + locations.length === 0,
    organizationNames: organizations,
    locationNames: locations,
  };
}

type Money = { amount: string; currency: string | null } | undefined;

/** What the cells say of the cost: both figures follow from one and the mode; without a mode, the unit cost counts. */
function costOf(
  cells: Cells,
  current: LicenseResponse | null,
  { unit, total }: { unit: Money; total: Money },
  plain: Record<string, unknown>,
  errors: FieldError[],
): object | null | undefined {
  if (cells.unitCost === undefined && cells.totalCost === undefined) return undefined;
  if (unit === undefined && total === undefined) return errors.length === 0 ? null : undefined;
  const said = costMode(cells.costMode);
  const mode = said ?? currentMode(cells, current) ?? (unit === undefined ? 'TOTAL' : 'PER_LICENSE');
  const figure = (mode === 'TOTAL' ? total : unit) ?? total ?? unit;
  const currency = upper(cells.currency) ?? figure?.currency ?? current?.cost?.currency;
  const quantityStays = plain['quantity'] === undefined || plain['quantity'] === current?.quantity;
  const shown = current?.cost;
  // The figures that are shown are rounded: where they say what the license shows, the amount behind them stays.
  if (shown && quantityStays && shown.mode === mode && shown.currency === currency && figure !== undefined) {
    const derived = mode === 'TOTAL' ? shown.totalCost : shown.unitCost;
    if (Number(derived) === Number(figure.amount)) return { mode, amount: shown.amount, currency };
  }
  if (currency === undefined) {
    const message = 'An amount needs a currency such as USD in the column Currency.';
    errors.push({ field: 'cost.currency', code: 'currency.missing', message });
    return undefined;
  }
  return { mode, amount: figure?.amount, currency };
}

function costMode(cell: string | undefined): 'TOTAL' | 'PER_LICENSE' | undefined {
  const word = upper(cell)?.replaceAll(' ', '_');
  return word === 'TOTAL' || word === 'PER_LICENSE' ? word : undefined;
}

/** A file that has both figures and no mode keeps that of the license. */
function currentMode(cells: Cells, current: LicenseResponse | null): 'TOTAL' | 'PER_LICENSE' | undefined {
  const both = (cells.unitCost ?? '') !== '' && (cells.totalCost ?? '') !== '';
  return both ? current?.cost?.mode : undefined;
}

function termOf(
  cells: Cells,
  current: LicenseResponse | null,
  read: <T>(column: OwnColumn, parse: (cell: string) => CellValue<T>) => T | undefined,
): object | undefined {
  const { expiresOn, autoRenew, renewalCount, renewalUnit, noticeDays } = cells;
  if ([expiresOn, autoRenew, renewalCount, renewalUnit, noticeDays].every((cell) => cell === undefined)) {
    return undefined;
  }
  const term: Record<string, unknown> = { ...current?.term };
  if (expiresOn !== undefined) term['expiresOn'] = read('expiresOn', calendarDate) ?? null;
  const renews = read('autoRenew', flagOf);
  if (renews !== undefined) term['autoRenew'] = renews;
  if (renewalCount !== undefined) term['renewalCount'] = read('renewalCount', wholeNumber) ?? null;
  if (renewalUnit !== undefined) term['renewalUnit'] = upper(renewalUnit)?.replace(/S$/, '') ?? null;
  if (noticeDays !== undefined) term['noticeDays'] = read('noticeDays', days) ?? [];
  return term;
}

/** The rule as an export writes it: JSON with the ids of this installation. What it says is checked like that of a request. */
function ruleOf(cell: string): CellValue<object> {
  const error = 'This is no assignment rule as an export writes it.';
  try {
    const rule: unknown = JSON.parse(cell);
    return typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? { value: rule } : { error };
  } catch {
    return { error };
  }
}

function days(cell: string): CellValue<number[]> {
  const values = cell.split(/[;,\s]+/).filter((each) => each !== '');
  if (values.some((each) => !/^\d{1,4}$/.test(each))) return { error: `“${cell}” is no list of days such as 90; 30.` };
  return { value: values.map(Number) };
}

function upper(cell: string | undefined): string | undefined {
  return cell === undefined || cell === '' ? undefined : cell.toUpperCase();
}

function fieldOf(column: OwnColumn): string {
  const groups: Partial<Record<OwnColumn, string>> = {
    unitCost: 'cost.amount',
    totalCost: 'cost.amount',
    currency: 'cost.currency',
    costMode: 'cost.mode',
    expiresOn: 'term.expiresOn',
    autoRenew: 'term.autoRenew',
    renewalCount: 'term.renewalCount',
    renewalUnit: 'term.renewalUnit',
    noticeDays: 'term.noticeDays',
    global: 'scope.global',
  };
  return groups[column] ?? column;
}
