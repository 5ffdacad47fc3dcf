import { Decimal } from 'decimal.js';
import type { FieldError } from '../../platform/http/app-error.js';
import type {
  CostSourceRequest,
  CreateBillingProductRequest,
  BillingPriceRequest,
  QuantitySourceRequest,
  UpdateBillingProductRequest,
} from './billing-product-request.dto.js';

export const quantitySourceTypes = ['MANUAL', 'DEVICE_COUNT', 'END_USER_COUNT', 'SOFTWARE_LICENSE'] as const;
export type QuantitySourceType = (typeof quantitySourceTypes)[number];

export const licenseCounts = ['USED', 'PURCHASED'] as const;
export type LicenseCount = (typeof licenseCounts)[number];

export const costSourceTypes = ['FIXED', 'INHERIT_FROM_LICENSE'] as const;
export type CostSourceType = (typeof costSourceTypes)[number];

export const priceTypes = ['FIXED', 'MARKUP'] as const;
export type PriceType = (typeof priceTypes)[number];

/** How much of a product is counted, as it is stored. */
export interface SourceColumns {
  quantitySource: QuantitySourceType;
  manualQuantity: number | null;
  /** Only the devices of a group: `deviceGroupId`, or none where the group was deleted. */
  countsGroup: boolean;
  deviceGroupId: number | null;
  /** Only the end users with one of `roleIds`; none where all of these were deleted. */
  countsRoles: boolean;
  roleIds: readonly number[];
  /** Null where the license was deleted. */
  licenseId: number | null;
  licenseCount: LicenseCount | null;
}

/** What a product costs and at what price it is sold, as it is stored; decimal strings. */
export interface PriceColumns {
  costSource: CostSourceType;
  costAmount: string | null;
  priceType: PriceType;
  priceAmount: string | null;
  markupPercent: string | null;
}

/** Everything of a product that can be written. */
export interface ProductDraft extends SourceColumns, PriceColumns {
  name: string;
  description: string;
  /** Null: the default account of the quantity source. */
  accountId: number | null;
  includedCount: number;
  taxable: boolean;
  active: boolean;
}

const noSource = {
  manualQuantity: null,
  countsGroup: false,
  deviceGroupId: null,
  countsRoles: false,
  roleIds: [],
  licenseId: null,
  licenseCount: null,
};

/** Which fields each quantity source has; the others are refused. */
const fieldsOfSource: Record<QuantitySourceType, readonly string[]> = {
  MANUAL: ['quantity'],
  DEVICE_COUNT: ['deviceGroupId'],
  END_USER_COUNT: ['roleIds'],
  SOFTWARE_LICENSE: ['licenseId', 'count'],
};

const sourceFields = ['quantity', 'deviceGroupId', 'roleIds', 'licenseId', 'count'] as const;

/** A new product as it is to be stored. */
export function draftOfNew(request: CreateBillingProductRequest): ProductDraft {
  return {
    name: request.name,
    description: request.description ?? '',
    accountId: request.accountId ?? null,
    ...sourceOf(request.quantitySource, null),
    ...costOf(request.costSource),
    ...priceOf(request.price),
    includedCount: request.includedCount ?? 0,
    taxable: request.taxable ?? true,
    active: request.active ?? true,
  };
}

/**
 * What is stored, with the fields of a request put over it.
 * @param defaultAccount whether it is booked under the default account of its quantity source: then it is so with another
 * source, too.
 */
export function draftOfChange(
  held: ProductDraft,
  request: UpdateBillingProductRequest,
  defaultAccount: boolean,
): ProductDraft {
  const { quantitySource, costSource, price, accountId, ...plain } = request;
  const source = quantitySource === undefined ? held : { ...held, ...sourceOf(quantitySource, held) };
  const follows = defaultAccount && source.quantitySource !== held.quantitySource;
  return {
    ...source,
    ...(costSource === undefined ? {} : costOf(costSource)),
    ...(price === undefined ? {} : priceOf(price)),
    ...plain,
    accountId: accountId === undefined ? (follows ? null : held.accountId) : accountId,
  };
}

/**
 * A quantity source as it is stored. What is shown can be sent back: a license that is not named stays what it is, and so
 * do a group and roles that were deleted.
 */
function sourceOf(source: QuantitySourceRequest, held: SourceColumns | null): SourceColumns {
  const same = held?.quantitySource === source.type ? held : null;
  const common = { ...noSource, quantitySource: source.type };
  switch (source.type) {
    case 'MANUAL':
      return { ...common, manualQuantity: source.quantity ?? 0 };
    case 'DEVICE_COUNT': {
      const { deviceGroupId = null } = source;
      const gone = source.deviceGroupId === null && same !== null && same.countsGroup && same.deviceGroupId === null;
      return { ...common, countsGroup: gone || deviceGroupId !== null, deviceGroupId };
    }
    case 'END_USER_COUNT': {
      const roleIds = [...new Set(source.roleIds)];
      const gone = source.roleIds !== undefined && same !== null && same.countsRoles && same.roleIds.length === 0;
      return { ...common, countsRoles: gone || roleIds.length > 0, roleIds };
    }
    case 'SOFTWARE_LICENSE':
      return { ...common, licenseId: source.licenseId ?? same?.licenseId ?? null, licenseCount: source.count ?? null };
  }
}

function costOf({ type, amount }: CostSourceRequest) {
  return { costSource: type, costAmount: type === 'FIXED' ? (amount ?? null) : null };
}

function priceOf({ type, amount, percent }: BillingPriceRequest) {
  return {
    priceType: type,
    priceAmount: type === 'FIXED' ? (amount ?? null) : null,
    markupPercent: type === 'MARKUP' ? (percent ?? null) : null,
  };
}

/**
 * Everything in a request that does not fit together; empty where it does.
 * @param held the source that is stored, of a product that is there already.
 * @param draft what would be stored.
 */
export function draftErrors(
  request: UpdateBillingProductRequest,
  held: SourceColumns | null,
  draft: ProductDraft,
): FieldError[] {
  const { quantitySource, costSource, price } = request;
  return [
    ...(quantitySource === undefined ? [] : sourceErrors(quantitySource, held)),
    ...(costSource === undefined
      ? []
      : amountErrors('costSource', costSource.type === 'FIXED' ? ['amount'] : [], costSource)),
    ...(price === undefined ? [] : amountErrors('price', price.type === 'FIXED' ? ['amount'] : ['percent'], price)),
    ...inheritanceErrors(draft),
  ];
}

function sourceErrors(source: QuantitySourceRequest, held: SourceColumns | null): FieldError[] {
  const wanted = fieldsOfSource[source.type];
  const foreign = sourceFields.filter((field) => source[field] != null && !wanted.includes(field));
  const missing: string[] = [];
  if (source.type === 'MANUAL' && source.quantity === undefined) missing.push('quantity');
  if (source.type === 'SOFTWARE_LICENSE') {
    const stays = held?.quantitySource === 'SOFTWARE_LICENSE';
    if (source.licenseId == null && !stays) missing.push('licenseId');
    if (source.count === undefined) missing.push('count');
  }
  return [
    ...foreign.map((field) => foreignField('quantitySource', field, source.type)),
    ...missing.map((field) => missingField('quantitySource', field, source.type)),
  ];
}

function amountErrors(
  place: 'costSource' | 'price',
  wanted: readonly ('amount' | 'percent')[],
  given: { type: string; amount?: string; percent?: string },
): FieldError[] {
  const foreign = (['amount', 'percent'] as const).filter(
    (field) => given[field] !== undefined && !wanted.includes(field),
  );
  const missing = wanted.filter((field) => given[field] === undefined);
  return [
    ...foreign.map((field) => foreignField(place, field, given.type)),
    ...missing.map((field) => missingField(place, field, given.type)),
  ];
}

function inheritanceErrors({ quantitySource, costSource }: ProductDraft): FieldError[] {
  if (costSource !== 'INHERIT_FROM_LICENSE' || quantitySource === 'SOFTWARE_LICENSE') return [];
  const message = 'Only a product that counts a software license has its cost. Give the cost as a fixed amount.';
  return [{ field: 'costSource.type', code: 'cost-source.no-license', message }];
}

function foreignField(place: string, field: string, type: string): FieldError {
  return { field: `${place}.${field}`, code: 'field.not-of-type', message: `${type} has no ${field}.` };
}

function missingField(place: string, field: string, type: string): FieldError {
  return { field: `${place}.${field}`, code: 'field.missing', message: `${type} needs a ${field}.` };
}

/** Why a product cannot be charged for as it is. */
export const productProblems = ['LICENSE_DELETED', 'GROUP_DELETED', 'ROLES_DELETED', 'NO_COST'] as const;
export type ProductProblem = (typeof productProblems)[number];

/** What decides about the problem of a product. */
export interface ProblemFacts extends Pick<
  SourceColumns,
  'quantitySource' | 'countsGroup' | 'deviceGroupId' | 'countsRoles' | 'roleIds'
> {
  licenseDeleted: boolean;
  /** Its cost is that of its license, and the license has none. */
  lacksCost: boolean;
}

/** What is wrong with a product, the worst first; null where nothing is. */
export function problemOf(facts: ProblemFacts): ProductProblem | null {
  const { quantitySource, countsGroup, deviceGroupId, countsRoles, roleIds } = facts;
  if (quantitySource === 'SOFTWARE_LICENSE' && facts.licenseDeleted) return 'LICENSE_DELETED';
  if (quantitySource === 'DEVICE_COUNT' && countsGroup && deviceGroupId === null) return 'GROUP_DELETED';
  if (quantitySource === 'END_USER_COUNT' && countsRoles && roleIds.length === 0) return 'ROLES_DELETED';
  return facts.lacksCost ? 'NO_COST' : null;
}

/** An amount as it is shown: with two digits after the point, and more where they say something. */
export function shownAmount(amount: string): string {
  const value = new Decimal(amount);
  return value.toFixed(Math.max(2, value.decimalPlaces()));
}

/** A percentage as it is shown: `20`, `12.5`. */
export function shownPercent(percent: string): string {
  return new Decimal(percent).toFixed();
}
