import {
  type AbstractControl,
  type FormControl,
  FormArray,
  type FormGroup,
  type NonNullableFormBuilder,
  type ValidationErrors,
  Validators,
} from '@angular/forms';

import type {
  AgreementProductRequest,
  AgreementProductResponse,
  BillingInterval,
  BillingProductResponse,
  BillingTemplateResponse,
  BillingTiming,
  TemplateProductResponse,
} from '../../api/model';
import { readChoice, writeChoice } from '../../core/stored-choice';
import type { EntityOption } from '../../ui/form';
import { currencies } from '../licenses/currencies';
import { largestQuantity } from '../licenses/largest-quantity';
import { percentOf, rateOf } from './billing-terms.rules';

/** How an agreement or a template bills. */
export type Terms = Pick<
  BillingTemplateResponse,
  'interval' | 'billDay' | 'timing' | 'currency' | 'taxPercent' | 'prorateFirst' | 'autoApprove' | 'paymentTermDays'
>;

/** A product to pick; what is known of it comes with it where it was just found. */
export interface ProductOption extends EntityOption {
  readonly active: boolean;
  readonly known?: BillingProductResponse;
}

/** A product as an agreement or a template has it. */
export type AgreedProduct = TemplateProductResponse & Partial<Pick<AgreementProductResponse, 'exchangeRate'>>;

export type ProductRow = FormGroup<ReturnType<typeof productControls>>;
export type ProductRows = FormArray<ProductRow>;
export type TermsControls = ReturnType<typeof termsControls>;

export const longestName = 200;
const longestPaymentTerm = 3650;
const currencyChoice = 'billing.currency';

/** What most agreements are like: whole months that are paid when they are over. */
export function usualTerms(): Terms {
  const codes = currencies.map(({ code }) => code);
  return {
    interval: 'MONTHLY',
    billDay: 1,
    timing: 'ARREARS',
    currency: readChoice(currencyChoice, codes, readChoice('licenses.currency', codes, 'USD')),
    taxPercent: '0',
    prorateFirst: true,
    autoApprove: false,
    paymentTermDays: 30,
  };
}

/** Keeps the currency for the next agreement. */
export function rememberCurrency(currency: string): void {
  writeChoice(currencyChoice, currency);
}

/** The terms of a thing that has more than those. */
export function termsOf(thing: Terms): Terms {
  const { interval, billDay, timing, currency, taxPercent, prorateFirst, autoApprove, paymentTermDays } = thing;
  return { interval, billDay, timing, currency, taxPercent, prorateFirst, autoApprove, paymentTermDays };
}

/** Controls are named as the API names their fields, so that its errors find them. */
export function termsControls(fields: NonNullableFormBuilder, terms: Terms) {
  return {
    interval: fields.control<BillingInterval>(terms.interval),
    billDay: fields.control(terms.billDay),
    timing: fields.control<BillingTiming>(terms.timing),
    currency: fields.control(terms.currency),
    taxPercent: fields.control(terms.taxPercent, percentValidator),
    prorateFirst: fields.control(terms.prorateFirst),
    autoApprove: fields.control(terms.autoApprove),
    paymentTermDays: fields.control<number | null>(terms.paymentTermDays, [
      Validators.required,
      Validators.min(0),
      Validators.max(longestPaymentTerm),
    ]),
  };
}

type TermsValue = {
  [Term in keyof TermsControls]: TermsControls[Term] extends FormControl<infer Value> ? Value : never;
};

/** Terms as the API has them; the form checked them before. */
export function termsRequest(value: TermsValue): Terms {
  const { interval, billDay, timing, currency, prorateFirst, autoApprove } = value;
  const taxPercent = percentOf(value.taxPercent) ?? '0';
  const paymentTermDays = value.paymentTermDays ?? 0;
  return { interval, billDay, timing, currency, taxPercent, prorateFirst, autoApprove, paymentTermDays };
}

export function productRows(fields: NonNullableFormBuilder, products: readonly AgreedProduct[]): ProductRows {
  return new FormArray(products.map((product) => productRow(fields, product)));
}

export function productRow(fields: NonNullableFormBuilder, product: AgreedProduct): ProductRow {
  return fields.group(productControls(fields, product));
}

/** A product that is added: its own price and included count. */
export function addedProduct({ id, name, active }: Pick<ProductOption, 'id' | 'name' | 'active'>): AgreedProduct {
  return { productId: id, name, active, price: null, includedCount: null, exchangeRate: null };
}

function productControls(
  fields: NonNullableFormBuilder,
  { productId, name, active, price, includedCount, exchangeRate }: AgreedProduct,
) {
  return {
    product: fields.control<ProductOption>({ id: productId, name, active }),
    price: fields.control<string | null>(price),
    includedCount: fields.control<number | null>(includedCount, [Validators.min(0), Validators.max(largestQuantity)]),
    exchangeRate: fields.control(exchangeRate ?? '', rateValidator),
  };
}

/** Products as the API has them. */
export function productsRequest(rows: ProductRows): AgreementProductRequest[] {
  return rows.getRawValue().map(({ product, price, includedCount, exchangeRate }) => ({
    productId: product.id,
    price,
    includedCount,
    exchangeRate: rateOf(exchangeRate),
  }));
}

/** Products as a template has them: it knows no exchange rates. */
export function templateProductsRequest(rows: ProductRows) {
  return productsRequest(rows).map(({ exchangeRate: _rate, ...product }) => product);
}

function percentValidator({ value }: AbstractControl<string>): ValidationErrors | null {
  return percentOf(value) === null ? { percent: $localize`Enter a percentage from 0 to 100, as in 19 or 7.7.` } : null;
}

function rateValidator({ value }: AbstractControl<string>): ValidationErrors | null {
  if (value.trim() === '' || rateOf(value) !== null) return null;
  return { rate: $localize`Enter a rate above 0, as in 1.0834.` };
}
