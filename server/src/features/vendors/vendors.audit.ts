import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { HeldVendor } from './vendors.repository.js';

export const auditedVendor: AuditedKind<Omit<HeldVendor, 'version'>> = {
  subjectType: 'Vendor',
  noun: 'vendor',
  shown: ['id', 'name', 'website'],
};
