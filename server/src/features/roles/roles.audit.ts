import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { HeldRole, RoleKind } from './roles.types.js';

/** How roles of a kind are written down. Their permissions are, too, by those who keep them. */
export function auditedRole({ subject, code }: RoleKind): AuditedKind<HeldRole> {
  return { subjectType: subject, noun: code, shown: ['id', 'name', 'description'] };
}
