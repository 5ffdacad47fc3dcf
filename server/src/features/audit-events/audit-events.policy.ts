import { organizationPolicy } from '../../platform/authorization/policy.js';

/** Events follow the area Audit Log in their organization; those of none, its default level. */
export const auditEventsPolicy = organizationPolicy({ subject: 'AuditEvent', area: 'AUDIT_LOG' });
