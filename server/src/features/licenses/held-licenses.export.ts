import { date, type ExportDefinition, number, text } from '../../platform/http/export-columns.js';
import type { HeldLicenseResponse } from './held-licenses.dto.js';

/** What an exported list of seats says, whoever holds them. */
export const heldLicenseExport: ExportDefinition<HeldLicenseResponse> = {
  name: 'held-licenses',
  columns: [
    number('License id', (item) => item.id),
    text('License', (item) => item.name),
    text('Status', (item) => item.status),
    text('Publisher', (item) => item.publisher?.name),
    text('Vendor', (item) => item.vendor?.name),
    text('Type', (item) => item.type),
    text('Assignment', (item) => item.assignmentMode),
    number('Quantity', (item) => item.quantity),
    number('Usage', (item) => item.usage),
    text('Compliance', (item) => item.compliance),
    date('Expires on', (item) => item.term.expiresOn),
    date('Assigned on', (item) => item.assignedOn),
    date('Ended on', (item) => item.endedOn),
    number('Seats', (item) => item.seats),
    text('Origin', (item) => item.origin),
    text('End reason', (item) => item.endReason),
    text('Note', (item) => item.note),
  ],
};
