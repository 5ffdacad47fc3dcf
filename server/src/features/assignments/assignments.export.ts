import { date, type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { AssignmentResponse } from './assignments.dto.js';

export const assignmentExport: ExportDefinition<AssignmentResponse> = {
  name: 'license-assignments',
  columns: [
    number('Id', (item) => item.id),
    text('Holder kind', (item) => item.holder.kind),
    number('Holder id', (item) => item.holder.id),
    text('Holder', (item) => item.holder.name),
    text('Person kind', (item) => item.holder.personKind),
    text('E-mail', (item) => item.holder.email),
    text('Organization', (item) => item.holder.organization?.name),
    date('Assigned on', (item) => item.assignedOn),
    date('Ended on', (item) => item.endedOn),
    number('Seats', (item) => item.seats),
    text('Origin', (item) => item.origin),
    text('End reason', (item) => item.endReason),
    text('Note', (item) => item.note),
  ],
};
