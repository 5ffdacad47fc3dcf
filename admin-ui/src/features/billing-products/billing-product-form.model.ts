import { type AbstractControl, type NonNullableFormBuilder, type ValidationErrors, Validators } from '@angular/forms';

import type {
  BillingProductResponse,
  CostSourceType,
  LicenseCount,
  PriceType,
  QuantitySourceType,
} from '../../api/model';
import type { EntityOption } from '../../ui/form';
import { parseDecimal } from '../../ui/form/decimal-text.rules';

const longestName = 200;
const longestDescription = 10_000;
/** The most that is counted by hand, or included, as the server has it. */
const largestCount = 10_000_000;
const percentDigits = 4;
/** What a product of a license is mostly sold for; a start that is easily changed. */
const usualMarkup = '20';

/** Whether everything of a kind is counted, or some of it. */
export type Part = 'ALL' | 'SOME';

/** What a form starts with: a new product, maybe of a license; a saved one; a copy. */
export interface ProductStart {
  /** The product whose fields the form shows; `null` for a new one. */
  readonly shown: BillingProductResponse | null;
  readonly name: string;
  /** The license of a new product. */
  readonly license: EntityOption | null;
}

/** The form of a product. Controls are named as the API names their fields, so that its errors find them. */
export function productForm(fields: NonNullableFormBuilder, { shown, name, license }: ProductStart) {
  const count = [Validators.required, Validators.min(0), Validators.max(largestCount)];
  return fields.group({
    name: fields.control(name, [Validators.required, Validators.maxLength(longestName)]),
    description: fields.control(shown?.description ?? '', Validators.maxLength(longestDescription)),
    quantitySource: sourceForm(fields, shown, license),
    account: fields.control<EntityOption | null>(shown === null ? null : accountOption(shown.account)),
    costSource: fields.group({
      type: fields.control<CostSourceType>(shown?.costSource.type ?? 'INHERIT_FROM_LICENSE'),
      amount: fields.control<string | null>(shown?.costSource.amount ?? null),
    }),
    price: fields.group({
      type: fields.control<PriceType>(shown?.price.type ?? 'MARKUP'),
      amount: fields.control<string | null>(shown?.price.amount ?? null, Validators.required),
      percent: fields.control(shown?.price.percent ?? usualMarkup, [Validators.required, isPercent]),
    }),
    includedCount: fields.control<number | null>(shown?.includedCount ?? 0, count),
    taxable: fields.control(shown?.taxable ?? true),
    active: fields.control(shown?.active ?? true),
  });
}

function sourceForm(
  fields: NonNullableFormBuilder,
  shown: BillingProductResponse | null,
  license: EntityOption | null,
) {
  const source = shown?.quantitySource;
  const lost = lostOf(shown);
  const group = source?.deviceGroupId == null ? null : (shown?.deviceGroup ?? unseen(source.deviceGroupId));
  const roles = (source?.roleIds ?? []).map((id) => shown?.roles.find((role) => role.id === id) ?? unseen(id));
  return fields.group({
    type: fields.control<QuantitySourceType>(source?.type ?? 'SOFTWARE_LICENSE'),
    license: fields.control<EntityOption | null>(shown?.license ?? license, lost.license ? [] : Validators.required),
    count: fields.control<LicenseCount>(source?.count ?? 'USED'),
    quantity: fields.control<number | null>(source?.quantity ?? 1, [
      Validators.required,
      Validators.min(0),
      Validators.max(largestCount),
    ]),
    devices: fields.control<Part>(source?.deviceGroupId === undefined ? 'ALL' : 'SOME'),
    deviceGroup: fields.control<EntityOption | null>(group, lost.group ? [] : Validators.required),
    endUsers: fields.control<Part>(source?.roleIds === undefined ? 'ALL' : 'SOME'),
    roles: fields.control<readonly EntityOption[]>(roles, lost.roles ? [] : notEmpty),
  });
}

/** What a saved product named and has no more, or what the reader may not see: it may stay as it is. */
export function lostOf(shown: BillingProductResponse | null): Record<'license' | 'group' | 'roles', boolean> {
  const source = shown?.quantitySource;
  return {
    license: source?.type === 'SOFTWARE_LICENSE' && shown?.license === null,
    group: source?.deviceGroupId === null,
    roles: source?.roleIds?.length === 0,
  };
}

/** An account to pick: books are known by code and name. */
export function accountOption({ id, code, name }: { id: number; code: string; name: string }): EntityOption {
  return { id, name: `${code} – ${name}` };
}

/** What can't be seen is shown by its number. */
function unseen(id: number): EntityOption {
  return { id, name: `#${id}` };
}

/** A percentage as the API writes it; `null` where the text is none. */
export function percentOf(text: string): string | null {
  const percent = parseDecimal(text, 0, percentDigits);
  return percent !== null && /^\d{1,5}(\.\d+)?$/.test(percent) ? percent : null;
}

function isPercent({ value }: AbstractControl<string>): ValidationErrors | null {
  if (value.trim() === '' || percentOf(value) !== null) return null;
  return { percent: $localize`Enter a percentage, as in 20 or 12.5.` };
}

function notEmpty({ value }: AbstractControl<readonly EntityOption[]>): ValidationErrors | null {
  return value.length > 0 ? null : { required: true };
}

export type ProductForm = ReturnType<typeof productForm>;
export type ProductFormValue = ReturnType<ProductForm['getRawValue']>;
