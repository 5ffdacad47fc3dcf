import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { ExportScheduleResponse } from './export-schedules.dto.js';

export const auditedExportSchedule: AuditedKind<ExportScheduleResponse> = {
  subjectType: 'BillingExportSchedule',
  noun: 'billing-export-schedule',
  shown: ['id', 'name', 'format', 'interval', 'day', 'hour', 'target', 'active'],
};
