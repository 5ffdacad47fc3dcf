import { date, type ExportColumn, number, text } from '../../platform/http/export-columns.js';

/** Who or what holds seats. */
export interface SeatHolder {
  kind: 'DEVICE' | 'PERSON';
  id: number;
}

/** One seat, with the license that it is of. */
export interface HeldLicense {
  /** The license. */
  id: number;
  name: string;
  type: string;
  assignmentMode: string | null;
  /** The seat itself: a license that was held more than once has several. */
  assignmentId: number;
  /** Calendar date. */
  assignedOn: string;
  /** Calendar date; null while it is held. */
  endedOn: string | null;
  seats: number;
  origin: string;
  endReason: string | null;
  note: string;
}

/** What an exported list of seats says, whoever holds them. */
export const heldLicenseColumns: readonly ExportColumn<HeldLicense>[] = [
  number('License id', (item) => item.id),
  text('License', (item) => item.name),
  text('Type', (item) => item.type),
  text('Assignment', (item) => item.assignmentMode),
  date('Assigned on', (item) => item.assignedOn),
  date('Ended on', (item) => item.endedOn),
  number('Seats', (item) => item.seats),
  text('Origin', (item) => item.origin),
  text('End reason', (item) => item.endReason),
  text('Note', (item) => item.note),
];
