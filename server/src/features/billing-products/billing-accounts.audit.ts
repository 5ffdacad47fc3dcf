import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { HeldAccount } from './billing-accounts.repository.js';

export const auditedAccount: AuditedKind<Omit<HeldAccount, 'version' | 'defaultOf'>> = {
  subjectType: 'BillingAccount',
  noun: 'billing-account',
  shown: ['id', 'code', 'name', 'description'],
};
