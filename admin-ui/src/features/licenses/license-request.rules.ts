import type {
  AssignmentRuleRequest,
  CreateLicenseRequest,
  LicenseResponse,
  NotificationsRequest,
  PreviewLicenseRequest,
} from '../../api/model';
import type { LicenseFormValue } from './license-form.model';
import { holderKindOf, typeAndMode } from './license-kinds.rules';
import { scopeRequest } from './scope.rules';

/** What the form says, as the API takes it: for a new license, and for a change, which replaces every field. */
export function licenseRequest(value: LicenseFormValue): CreateLicenseRequest {
  const { cost, term } = value;
  return {
    name: value.name,
    ...seatFields(value),
    publisherId: value.publisher?.id ?? null,
    vendorId: value.vendor?.id ?? null,
    purchaseDate: value.purchaseDate,
    cost: cost.amount === null ? null : { mode: cost.mode, amount: cost.amount, currency: cost.currency },
    term: value.expires
      ? {
          expiresOn: term.expiresOn,
          autoRenew: term.autoRenew,
          renewalUnit: term.autoRenew ? term.renewalUnit : null,
          renewalCount: term.autoRenew ? term.renewalCount : null,
          noticeDays: [...new Set(term.noticeDays.map(Number))],
        }
      : null,
    notifications: notificationsOf(value.notifications),
    description: value.description,
    note: value.note,
    tags: [...value.tags],
  };
}

/**
 * What the preview needs of the form; `null` when nothing can be told: a custom license has no seats, the first seats of a
 * manual one are picked in the form, and a scope or a condition may not be finished.
 */
export function previewRequest(value: LicenseFormValue, saved: LicenseResponse | null): PreviewLicenseRequest | null {
  const { type, scope } = value;
  const hadSeats = saved !== null && saved.type !== 'CUSTOM';
  if (typeAndMode(type).assignmentMode !== 'AUTOMATIC' && !hadSeats) return null;
  if (!scope.global && scope.organizations.length === 0) return null;
  const { assignmentRule, ...fields } = seatFields(value);
  return {
    ...fields,
    ...(saved ? { licenseId: saved.id } : {}),
    assignmentRule: assignmentRule && {
      ...assignmentRule,
      ...(assignmentRule.software ? { software: assignmentRule.software.filter(isFinished) } : {}),
    },
  };
}

/** The fields that decide who holds seats, and how they stand against the quantity. */
function seatFields(value: LicenseFormValue) {
  const { type, assignmentMode } = typeAndMode(value.type);
  return {
    type,
    assignmentMode,
    scope: scopeRequest(value.scope),
    quantity: value.quantity ?? 0,
    ...(type === 'CUSTOM' ? { usage: value.usage ?? 0 } : {}),
    enforceQuantity: type !== 'CUSTOM' && value.enforceQuantity,
    assignmentRule: assignmentMode === 'AUTOMATIC' ? ruleRequest(type, value.assignmentRule) : null,
  } satisfies Partial<CreateLicenseRequest>;
}

/** The sections that the type looks at: devices are judged for locations too. */
function ruleRequest(
  type: LicenseResponse['type'],
  { products, deviceGroups, software, endUsers, technicians }: LicenseFormValue['assignmentRule'],
): AssignmentRuleRequest {
  if (holderKindOf(type) === 'PERSON') {
    const ids = (roles: readonly { readonly id: number }[]): number[] => roles.map(({ id }) => id);
    return {
      endUsers: { match: endUsers.match, roleIds: ids(endUsers.roleIds) },
      technicians: { match: 'ANY', roleIds: ids(technicians.roleIds) },
    };
  }
  return {
    products: {
      match: products.match,
      items: products.items.map(({ product, versionRange }) => ({
        productId: product.id,
        versionRange: versionRange.trim() === '' ? null : versionRange.trim(),
      })),
    },
    deviceGroups: { match: deviceGroups.match, ids: deviceGroups.ids.map(({ id }) => id) },
    software: software.map(({ condition, productIds, titleIds }) => ({
      condition,
      productIds: productIds.map(({ id }) => id),
      titleIds: [...titleIds],
    })),
  };
}

function isFinished({
  productIds = [],
  titleIds = [],
}: NonNullable<AssignmentRuleRequest['software']>[number]): boolean {
  return productIds.length + titleIds.length > 0;
}

function notificationsOf(fields: LicenseFormValue['notifications']): NotificationsRequest {
  const { email, webhookIds, inApp, tellsNearlyFull, nearlyFullPercent } = fields;
  return {
    email: [...email],
    webhookIds: [...webhookIds],
    inApp,
    nearlyFullPercent: tellsNearlyFull ? nearlyFullPercent : null,
  };
}
