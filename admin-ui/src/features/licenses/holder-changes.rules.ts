import type { RejectedHolder } from '../../api/model';
import { formatNumber } from '../../core/format';

/** What became of a list of names. */
export interface NamedHoldersChanged {
  readonly mode: 'add' | 'remove';
  /** Holders that got or lost a seat. */
  readonly changed: number;
  readonly alreadyHeld: number;
  readonly rejected: readonly RejectedHolder[];
}

/** What became of a list, in a sentence. */
export function changedText({ mode, changed, alreadyHeld, rejected }: NamedHoldersChanged): string {
  const parts = [
    mode === 'add'
      ? $localize`${formatNumber(changed)}:count: got a seat`
      : $localize`${formatNumber(changed)}:count: lost their seat`,
    ...(alreadyHeld > 0 ? [$localize`${formatNumber(alreadyHeld)}:count: had one already`] : []),
    ...(rejected.length > 0 ? [$localize`${formatNumber(rejected.length)}:count: were left out`] : []),
  ];
  return `${parts.join(', ')}.`;
}
