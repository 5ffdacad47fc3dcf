import type { AssignmentResponseOrigin, PurchaseResponseKind } from '../../api/model';
import type { Words } from '../../core/words';

/** Where a seat comes from. */
export const originWords: Words<AssignmentResponseOrigin> = {
  RULE: $localize`Rule`,
  MANUAL: $localize`By hand`,
  IMPORT: $localize`Import`,
};

/** What a row of the purchases is. */
export const purchaseKindWords: Words<PurchaseResponseKind> = {
  INITIAL: $localize`Initial`,
  PURCHASE: $localize`Purchase`,
  RENEWAL: $localize`Renewal`,
  ADJUSTMENT: $localize`Adjustment`,
};

/** Reasons that the server gives for the end of a seat. The contract leaves them open: more may come. */
const endReasonWords: Readonly<Record<string, string>> = {
  RULE_NO_LONGER_MATCHES: $localize`Rule no longer matches`,
  REMOVED: $localize`Removed by hand`,
  OUT_OF_SCOPE: $localize`Out of scope`,
  DEVICE_DECOMMISSIONED: $localize`Device decommissioned`,
  DEVICE_MOVED: $localize`Device moved to another organization`,
  PERSON_DEACTIVATED: $localize`Technician deactivated`,
  PERSON_MOVED: $localize`Person moved to another organization`,
  EXCLUDED: $localize`Kept out by an exception`,
  ORGANIZATION_ARCHIVED: $localize`Organization archived`,
  LOCATION_ARCHIVED: $localize`Location archived`,
  LICENSE_TYPE_CHANGED: $localize`Type of the license changed`,
};

/** Why a seat ended, in words; a reason that this panel does not know as it is. */
export function endReasonText(reason: string | null): string | null {
  return reason === null ? null : (endReasonWords[reason] ?? reason);
}

/** The word for where a seat comes from; an origin that this panel does not know as it is. */
export function originText(origin: string): string {
  return Object.entries(originWords).find(([known]) => known === origin)?.[1] ?? origin;
}
