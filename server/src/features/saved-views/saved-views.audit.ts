import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { HeldView } from './saved-views.repository.js';

export const auditedView: AuditedKind<Omit<HeldView, 'version' | 'ownerId'>> = {
  subjectType: 'SavedView',
  noun: 'saved-view',
  shown: ['id', 'table', 'name', 'query', 'shared', 'isDefault'],
};
