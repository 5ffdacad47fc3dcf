import type { License } from './licenses.entity.js';

/** The scope of a license as ids. */
export interface ScopeIds {
  organizationIds: readonly number[];
  locations: readonly { id: number }[];
}

/** A license as the audit log tells of it: everything that can be written, and nothing that is reckoned. */
export function recordedLicense(
  license: Omit<License, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'reconcileRequestedAt'>,
  { organizationIds, locations }: ScopeIds,
): Record<string, unknown> {
  const { costMode: mode, costAmount: amount, costCurrency: currency } = license;
  const { expiresOn, autoRenew, renewalUnit, renewalCount, noticeDays } = license;
  return {
    name: license.name,
    description: license.description,
    note: license.note,
    tags: license.tags,
    type: license.type,
    assignmentMode: license.assignmentMode,
    publisherId: license.publisherId,
    vendorId: license.vendorId,
    scope: {
      global: license.scopeGlobal,
      organizationIds: license.scopeGlobal ? [] : organizationIds.toSorted((a, b) => a - b),
      locationIds: license.scopeGlobal ? [] : locations.map(({ id }) => id).toSorted((a, b) => a - b),
    },
    quantity: license.quantity,
    ...(license.type === 'CUSTOM' ? { usage: license.customUsage ?? 0 } : {}),
    enforceQuantity: license.enforceQuantity,
    purchaseDate: license.purchaseDate,
    cost: mode === null ? null : { mode, amount: plain(amount), currency },
    term: { expiresOn, autoRenew, renewalUnit, renewalCount, noticeDays },
    assignmentRule: license.assignmentRule,
    notifications: license.notifications,
  };
}

/** The database writes all six digits after the point; people wrote fewer. */
function plain(amount: string | null): string | null {
  return amount?.includes('.') === true ? amount.replace(/\.?0+$/, '') : amount;
}

/**
 * The organization that an event of a license tells of: where the license is limited to it alone. Of a license that
 * several share, whoever reads of one organization only reads nothing.
 */
export function organizationOfLicense(scopeGlobal: boolean, { organizationIds }: ScopeIds): number | null {
  const [only, another] = organizationIds;
  return scopeGlobal || only === undefined || another !== undefined ? null : only;
}
