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
