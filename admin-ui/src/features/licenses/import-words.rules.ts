import type { ImportedRowResponseAction, LicenseImportResponse } from '../../api/model';
import { formatNumber } from '../../core/format';

/** What the actions of rows are called. */
export const actionWords: Record<ImportedRowResponseAction, string> = {
  CREATED: $localize`Created`,
  UPDATED: $localize`Updated`,
  UNCHANGED: $localize`Unchanged`,
  FAILED: $localize`Failed`,
};

/** What the actions of rows are called while nothing is stored. */
export const plannedActionWords: Record<ImportedRowResponseAction, string> = {
  CREATED: $localize`To create`,
  UPDATED: $localize`To update`,
  UNCHANGED: $localize`Unchanged`,
  FAILED: $localize`Cannot be imported`,
};

/** Colours of the actions: classes of badges. */
export const actionTones: Record<ImportedRowResponseAction, string> = {
  CREATED: 'badge-good',
  UPDATED: 'badge-accent',
  UNCHANGED: '',
  FAILED: 'badge-danger',
};

/** Where an import is, in words. */
export function stateText({ state, dryRun }: Pick<LicenseImportResponse, 'state' | 'dryRun'>): string {
  switch (state) {
    case 'WAITING':
      return $localize`Waiting`;
    case 'RUNNING':
      return dryRun ? $localize`Checking` : $localize`Importing`;
    case 'DONE':
      return dryRun ? $localize`Checked` : $localize`Imported`;
    case 'FAILED':
      return $localize`Broken off`;
    case 'CANCELLED':
      return $localize`Stopped`;
  }
}

/** True while somebody works on it. */
export function isUnderWay({ state }: Pick<LicenseImportResponse, 'state'>): boolean {
  return state === 'WAITING' || state === 'RUNNING';
}

/** What is asked before a checked file is imported. */
export function importQuestion(changes: number): string {
  return changes === 1 ? $localize`Import 1 row?` : $localize`Import ${formatNumber(changes)}:count: rows?`;
}

/** What becomes of the rows that have mistakes; `null` without any. */
export function leftOutText(failed: number): string | null {
  if (failed === 0) return null;
  return failed === 1
    ? $localize`1 row cannot be imported and is left out.`
    : $localize`${formatNumber(failed)}:count: rows cannot be imported and are left out.`;
}
