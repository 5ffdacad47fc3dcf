import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { HeldPublisher } from './publishers.repository.js';

export const auditedPublisher: AuditedKind<Omit<HeldPublisher, 'version'>> = {
  subjectType: 'Publisher',
  noun: 'publisher',
  shown: ['id', 'name', 'website'],
};
