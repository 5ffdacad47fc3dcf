import { type NonNullableFormBuilder, Validators } from '@angular/forms';

import type {
  CostRequestMode,
  LicenseResponse,
  RuleSoftwareRequestCondition,
  TermRequestRenewalUnit,
} from '../../api/model';
import type { EntityOption } from '../../ui/form';
import type { AssignmentRule, Match, RuleRoles } from './assignment-rule.rules';
import type { HolderOption } from './holders';
import { largestQuantity } from './largest-quantity';
import { eMailList, noticeDayList, notEmpty } from './license-form.validators';
import { type HolderKind, type LicenseKind, kindOf } from './license-kinds.rules';
import { type Scope, globalScope } from './scope.rules';
import type { Product } from './product';

/** The most licenses that can be purchased, as the server has it. */
const longestName = 200;
const longestTerm = 120;
/** What people are told before an expiration unless they choose otherwise. */
const usualNoticeDays = [90, 30, 7];

/** A device group to pick. */
export interface GroupOption extends EntityOption {
  readonly deviceCount: number;
}

/** A role to pick. */
export interface RoleOption extends EntityOption {
  readonly personCount: number;
}

/** What a rule names, for everything that can be seen. */
export interface RuleNames {
  readonly products: ReadonlyMap<number, Product>;
  readonly groups: ReadonlyMap<number, GroupOption>;
  readonly endUserRoles: ReadonlyMap<number, RoleOption>;
  readonly technicianRoles: ReadonlyMap<number, RoleOption>;
}

/** What a form starts with: a new license, a saved one, or a copy. */
export interface LicenseStart extends RuleNames {
  /** The license whose settings the form shows; `null` for an empty one. */
  readonly shown: LicenseResponse | null;
  readonly scope: Scope;
  readonly rule: AssignmentRule;
  readonly currency: string;
}

/** What can't be seen is shown by its number. */
const unseenProduct = (id: number): Product => ({ id, name: `#${id}`, publisher: null, deviceCount: 0 });
const unseenGroup = (id: number): GroupOption => ({ id, name: `#${id}`, deviceCount: 0 });
const unseenRole = (id: number): RoleOption => ({ id, name: `#${id}`, personCount: 0 });

/** The form of a license. Controls are named as the API names their fields, so that its errors find them. */
export function licenseForm(fields: NonNullableFormBuilder, start: LicenseStart) {
  const { shown } = start;
  const term = shown?.term;
  const quantity = [Validators.required, Validators.min(0), Validators.max(largestQuantity)];
  return fields.group({
    name: fields.control(shown?.name ?? '', [Validators.required, Validators.maxLength(longestName)]),
    type: fields.control<LicenseKind>(shown ? kindOf(shown) : 'PER_DEVICE_AUTOMATIC'),
    publisher: fields.control<EntityOption | null>(shown?.publisher ?? null),
    vendor: fields.control<EntityOption | null>(shown?.vendor ?? null),
    scope: fields.control(start.scope),
    quantity: fields.control<number | null>(shown?.quantity ?? 0, quantity),
    usage: fields.control<number | null>(shown?.type === 'CUSTOM' ? shown.usage : 0, quantity),
    enforceQuantity: fields.control(shown?.enforceQuantity ?? false),
    purchaseDate: fields.control<string | null>(shown?.purchaseDate ?? null),
    cost: fields.group({
      mode: fields.control<CostRequestMode>(shown?.cost?.mode ?? 'PER_LICENSE'),
      amount: fields.control<string | null>(shown?.cost?.amount ?? null),
      currency: fields.control(shown?.cost?.currency ?? start.currency),
    }),
    expires: fields.control(term?.expiresOn != null),
    term: fields.group({
      expiresOn: fields.control<string | null>(term?.expiresOn ?? null, Validators.required),
      autoRenew: fields.control(term?.autoRenew ?? false),
      renewalUnit: fields.control<NonNullable<TermRequestRenewalUnit>>(term?.renewalUnit ?? 'YEAR'),
      renewalCount: fields.control<number | null>(term?.renewalCount ?? 1, [
        Validators.required,
        Validators.min(1),
        Validators.max(longestTerm),
      ]),
      noticeDays: fields.control<readonly string[]>(
        (term?.expiresOn ? term.noticeDays : usualNoticeDays).map(String),
        noticeDayList,
      ),
    }),
    notifications: notificationsForm(fields, shown),
    assignmentRule: ruleForm(fields, start),
    // Those who are picked for one type are still there when somebody has looked at another one.
    firstSeats: fields.group({
      DEVICE: fields.control<readonly HolderOption[]>([]),
      PERSON: fields.control<readonly HolderOption[]>([]),
      LOCATION: fields.control<readonly HolderOption[]>([]),
    } satisfies Record<HolderKind, unknown>),
    description: fields.control(shown?.description ?? ''),
    note: fields.control(shown?.note ?? ''),
    tags: fields.control<readonly string[]>(shown?.tags ?? []),
  });
}

/** Half-used licenses are far from full; this is where most people want to hear of it. */
const usualNearlyFullPercent = 90;

function notificationsForm(fields: NonNullableFormBuilder, shown: LicenseResponse | null) {
  const { email = [], webhookIds = [], inApp = true, nearlyFullPercent = null } = shown?.notifications ?? {};
  const percent = [Validators.required, Validators.min(1), Validators.max(100)];
  return fields.group({
    email: fields.control<readonly string[]>(email, eMailList),
    webhookIds: fields.control<readonly number[]>(webhookIds),
    inApp: fields.control(inApp),
    tellsNearlyFull: fields.control(nearlyFullPercent !== null),
    nearlyFullPercent: fields.control<number | null>(nearlyFullPercent ?? usualNearlyFullPercent, percent),
  });
}

function ruleForm(fields: NonNullableFormBuilder, start: LicenseStart) {
  const { rule, products, groups } = start;
  return fields.group({
    endUsers: rolesForm(fields, rule.endUsers, start.endUserRoles),
    technicians: rolesForm(fields, rule.technicians, start.technicianRoles),
    products: fields.group({
      match: fields.control<Match>(rule.products.match),
      items: fields.array(
        rule.products.items.map(({ productId, versionRange }) =>
          productRow(fields, products.get(productId) ?? unseenProduct(productId), versionRange ?? ''),
        ),
      ),
    }),
    deviceGroups: fields.group({
      match: fields.control<Match>(rule.deviceGroups.match),
      ids: fields.control<readonly GroupOption[]>(rule.deviceGroups.ids.map((id) => groups.get(id) ?? unseenGroup(id))),
    }),
    software: fields.array(
      rule.software.map(({ condition, productIds, titleIds }) => {
        const named = productIds.map((id) => products.get(id) ?? unseenProduct(id));
        return conditionRow(fields, condition, named, titleIds);
      }),
    ),
  });
}

function rolesForm(
  fields: NonNullableFormBuilder,
  { match, roleIds }: RuleRoles,
  roles: ReadonlyMap<number, RoleOption>,
) {
  return fields.group({
    match: fields.control<Match>(match),
    roleIds: fields.control<readonly RoleOption[]>(roleIds.map((id) => roles.get(id) ?? unseenRole(id))),
  });
}

export type LicenseForm = ReturnType<typeof licenseForm>;
export type LicenseFormValue = ReturnType<LicenseForm['getRawValue']>;
export type RuleForm = ReturnType<typeof ruleForm>;
export type RolesForm = ReturnType<typeof rolesForm>;
export type ConditionRow = ReturnType<typeof conditionRow>;

/** One product that a rule asks for. */
export function productRow(fields: NonNullableFormBuilder, product: Product, versionRange: string) {
  return fields.group({ product: fields.control(product), versionRange: fields.control(versionRange) });
}

/** One software condition. Titles are kept as they are: they are chosen by the API alone. */
export function conditionRow(
  fields: NonNullableFormBuilder,
  condition: RuleSoftwareRequestCondition,
  products: readonly Product[],
  titleIds: readonly number[],
) {
  return fields.group({
    condition: fields.control(condition),
    productIds: fields.control(products, titleIds.length === 0 ? notEmpty : []),
    titleIds: fields.control(titleIds),
  });
}

/** A rule that asks for nothing. */
export const emptyRule: AssignmentRule = {
  products: { match: 'ANY', items: [] },
  deviceGroups: { match: 'ANY', ids: [] },
  software: [],
  endUsers: { match: 'ANY', roleIds: [] },
  technicians: { match: 'ANY', roleIds: [] },
};

/** The start of a new license. */
export function blankStart(currency: string): LicenseStart {
  return {
    shown: null,
    scope: globalScope,
    rule: emptyRule,
    products: new Map(),
    groups: new Map(),
    endUserRoles: new Map(),
    technicianRoles: new Map(),
    currency,
  };
}
