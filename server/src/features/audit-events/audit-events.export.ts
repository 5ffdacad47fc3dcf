import { type ExportDefinition, instant, number, text } from '../../platform/http/export-columns.js';
import type { AuditEventResponse } from './audit-events.dto.js';

export const auditEventExport: ExportDefinition<AuditEventResponse> = {
  name: 'audit-log',
  columns: [
    number('Id', (item) => item.id),
    instant('At', (item) => item.at),
    text('By', (item) => item.actor.name),
    text('Kind of actor', (item) => item.actor.kind),
    number('Actor id', (item) => item.actor.id),
    text('Action', (item) => item.action),
    text('Subject', (item) => item.subjectType),
    number('Subject id', (item) => item.subjectId),
    text('Subject name', (item) => item.subjectName ?? ''),
    number('Organization id', (item) => item.organizationId),
    text('Before', (item) => (item.before === null ? '' : JSON.stringify(item.before))),
    text('After', (item) => (item.after === null ? '' : JSON.stringify(item.after))),
    text('Request id', (item) => item.requestId ?? ''),
  ],
};
