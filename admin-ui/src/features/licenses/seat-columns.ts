import type { AssignmentResponse } from '../../api/model';
import { formatDate } from '../../core/format';
import { personKindWords } from '../../core/words';
import type { Column } from '../../ui/data-table';
import type { HolderKind } from './license-kinds.rules';
import { endReasonText, originText } from './seat-words';

/** The page of whoever holds a seat. */
export function holderLink({ holder }: AssignmentResponse): readonly unknown[] {
  switch (holder.kind) {
    case 'DEVICE':
      return ['/devices', holder.id];
    case 'PERSON':
      return ['/people', holder.id];
    case 'LOCATION':
      return ['/organizations', holder.organization?.id, 'locations', holder.id];
  }
}

type SeatColumn = Column<AssignmentResponse>;

const holder: SeatColumn = {
  key: 'holder',
  label: $localize`Holder`,
  sortable: true,
  width: '24%',
  value: (seat) => seat.holder.name,
};
const personKind: SeatColumn = {
  key: 'personKind',
  label: $localize`Kind`,
  value: ({ holder: { personKind: kind } }) => kind && personKindWords[kind],
};
const email: SeatColumn = { key: 'email', label: $localize`E-mail`, value: (seat) => seat.holder.email };
const organization: SeatColumn = {
  key: 'organization',
  label: $localize`Organization`,
  value: (seat) => seat.holder.organization?.name,
};
const assignedOn: SeatColumn = {
  key: 'assignedOn',
  label: $localize`Assigned on`,
  sortable: true,
  value: (seat) => formatDate(seat.assignedOn),
};
const seats: SeatColumn = { key: 'seats', label: $localize`Seats`, sortable: true, align: 'end', width: '80px' };
const origin: SeatColumn = {
  key: 'origin',
  label: $localize`Origin`,
  sortable: true,
  value: (seat) => originText(seat.origin),
};
const note: SeatColumn = { key: 'note', label: $localize`Note` };

/** Who or what holds a seat, and where they belong; people with their kind and address. */
function whoColumns(kind: HolderKind | null): readonly SeatColumn[] {
  return kind === 'PERSON' ? [holder, personKind, email, organization] : [holder, organization];
}

/** Columns of the seats that are held now. */
export function activeSeatColumns(kind: HolderKind | null): readonly SeatColumn[] {
  return [...whoColumns(kind), assignedOn, seats, origin, note];
}

/** Columns of all seats, past ones too. */
export function allSeatColumns(kind: HolderKind | null): readonly SeatColumn[] {
  return [...whoColumns(kind), ...pastColumns];
}

const pastColumns: readonly SeatColumn[] = [
  assignedOn,
  {
    key: 'endedOn',
    label: $localize`Ended on`,
    sortable: true,
    value: ({ endedOn }) => formatDate(endedOn),
  },
  { key: 'endReason', label: $localize`Why it ended`, value: ({ endReason }) => endReasonText(endReason) },
  seats,
  origin,
  { ...note, hiddenByDefault: true },
];
