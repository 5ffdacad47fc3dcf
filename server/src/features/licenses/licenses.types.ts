import type { License } from './licenses.entity.js';

/** The columns of a license that a request can write. */
export type LicenseColumns = Omit<License, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'reconcileRequestedAt'>;

/** Ids that a license names, of things that have to exist. */
export interface LicenseReferences {
  publisherIds: number[];
  vendorIds: number[];
  organizationIds: number[];
  locationIds: number[];
  productIds: number[];
  titleIds: number[];
  deviceGroupIds: number[];
  endUserRoleIds: number[];
  technicianRoleIds: number[];
  channelIds: number[];
}

/** What a purchase was. */
export const purchaseKinds = ['INITIAL', 'PURCHASE', 'RENEWAL', 'ADJUSTMENT'] as const;
export type PurchaseKind = (typeof purchaseKinds)[number];
