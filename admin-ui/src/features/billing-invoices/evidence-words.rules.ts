import type {
  EvidenceAddition,
  EvidenceHolder,
  EvidenceHolderKind,
  EvidenceItem,
  EvidenceRemoval,
  EvidenceResponse,
  InvoiceLineResponse,
} from '../../api/model';
import { formatDate, formatInstant, formatNumber } from '../../core/format';
import type { IconName } from '../../ui/icon/icons';
import { deviceCountText, personCountText, seatCountText } from '../../core/counts';
import { endReasonText, originText } from '../licenses/seat-words';

export const holderIcons: Readonly<Record<EvidenceHolderKind, IconName>> = {
  DEVICE: 'device',
  PERSON: 'person',
  LOCATION: 'location',
};

/** What rules speak of those who are counted as. */
export const holderSubjects: Readonly<Record<EvidenceHolderKind, string>> = {
  DEVICE: 'Device',
  PERSON: 'Person',
  LOCATION: 'Location',
};

/** The page of somebody who was counted. */
export function holderPage({
  holder,
  organization,
}: Pick<EvidenceItem, 'holder' | 'organization'>): readonly unknown[] {
  switch (holder.kind) {
    case 'DEVICE':
      return ['/devices', holder.id];
    case 'PERSON':
      return ['/people', holder.id];
    case 'LOCATION':
      return ['/organizations', organization.id, 'locations', holder.id];
  }
}

/** Tells holders from each other. */
export function holderKey({ kind, id }: EvidenceHolder): string {
  return `${kind}-${id}`;
}

/** So many of what a line counts: seats, devices, people. */
export function countedText({ quantitySource }: Pick<InvoiceLineResponse, 'quantitySource'>, count: number): string {
  if (quantitySource === 'DEVICE_COUNT') return deviceCountText(count);
  return quantitySource === 'END_USER_COUNT' ? personCountText(count) : seatCountText(count);
}

/**
 * Whether a line tells who was counted: not what was written by hand, nor what was purchased, whoever uses it.
 */
export function countsSomebody({
  quantitySource,
  licenseCount,
}: Pick<InvoiceLineResponse, 'quantitySource' | 'licenseCount'>): boolean {
  return quantitySource !== 'MANUAL' && licenseCount !== 'PURCHASED';
}

/** What stands behind the quantity of a line that tells who was counted. */
export type Counting =
  /** Those who are listed. */
  | 'LISTED'
  /** A number that somebody set on a custom license, which lists nobody. */
  | 'SET'
  /** Nobody is listed: it was set on the license, or written on the line. */
  | 'UNLISTED';

/** @param count how many were counted by name */
export function countingOf(
  { quantitySource, quantity, edited }: Pick<InvoiceLineResponse, 'quantitySource' | 'quantity' | 'edited'>,
  count: number,
): Counting {
  if (quantitySource !== 'SOFTWARE_LICENSE' || count > 0 || quantity === 0) return 'LISTED';
  return edited ? 'UNLISTED' : 'SET';
}

/** How many more and how many fewer there are since the previous invoice, as `+3` and `−1`. */
export function changeSums({ added, removed }: EvidenceResponse['changes']): { more: number; fewer: number } {
  const sum = (items: readonly { seats: number }[]) => items.reduce((total, { seats }) => total + seats, 0);
  return { more: sum(added), fewer: sum(removed) };
}

/** Reasons that only the evidence knows. */
const goneWords: Readonly<Record<string, string>> = {
  HOLDER_DELETED: $localize`Deleted since`,
  LICENSE_DELETED: $localize`The license was deleted`,
  NO_LONGER_COUNTED: $localize`No longer counted`,
};

/**
 * Why somebody is counted who was not, or with more seats.
 *
 * @param since when the previous invoice was measured
 */
export function additionText(addition: EvidenceAddition, since: string): string {
  const { assignedOn, origin, seats, note } = addition;
  const hadSome = assignedOn !== null && assignedOn <= since && origin !== null;
  const what = hadSome
    ? $localize`${formatNumber(seats)}:count: more than before`
    : assignedOn === null
      ? ''
      : $localize`Since ${formatDate(assignedOn)}:day:`;
  const how = origin === null ? '' : $localize`Origin: ${originText(origin)}:origin:`;
  return sentence([what, how, note]);
}

/** Why somebody is not counted who was, or with fewer seats. */
export function removalText({ endedOn, reason, seats }: EvidenceRemoval): string {
  if (reason === null && endedOn === null) return $localize`${formatNumber(seats)}:count: fewer than before`;
  const why = reason === null ? '' : (goneWords[reason] ?? endReasonText(reason) ?? '');
  return sentence([endedOn === null ? '' : $localize`Ended ${formatDate(endedOn)}:day:`, why]);
}

/** Who did it by hand; empty where nobody did. */
export function deedText({ by }: Pick<EvidenceAddition, 'by'>): string {
  return by === null ? '' : $localize`${by.name}:who:, ${formatInstant(by.at)}:when:`;
}

function sentence(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
