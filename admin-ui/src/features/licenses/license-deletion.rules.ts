import { formatNumber } from '../../core/format';

/** How much goes with a license. */
export interface DeletedWithLicense {
  /** Seats that are held now. */
  readonly held: number;
  /** Seats that were held before. */
  readonly ended: number;
  readonly purchases: number;
  /** Edits of usage and quantity of a custom license. */
  readonly edits: number;
  /** As far as the person may see them. */
  readonly keys: number;
  readonly attachments: number;
}

/** What goes with a license that is deleted, one thing a line; only what is there. */
export function deletionConsequences({
  held,
  ended,
  purchases,
  edits,
  keys,
  attachments,
}: DeletedWithLicense): readonly string[] {
  return [
    counted(held, $localize`1 seat that is held now`, (count) => $localize`${count}:count: seats that are held now`),
    counted(ended, $localize`1 past seat`, (count) => $localize`${count}:count: past seats, with who held them when`),
    counted(purchases, $localize`1 purchase`, (count) => $localize`${count}:count: purchases`),
    counted(
      edits,
      $localize`1 entry of the usage history`,
      (count) => $localize`${count}:count: entries of the usage history`,
    ),
    counted(keys, $localize`1 license key`, (count) => $localize`${count}:count: license keys`),
    counted(attachments, $localize`1 attachment`, (count) => $localize`${count}:count: attachments`),
  ].filter((line) => line !== null);
}

function counted(count: number, one: string, several: (count: string) => string): string | null {
  if (count === 0) return null;
  return count === 1 ? one : several(formatNumber(count));
}
