import { isDeepStrictEqual } from 'node:util';
import { type LicenseExceptions, noExceptions } from '../reconciliation/license-exceptions.rules.js';
import type { LicenseRule } from '../reconciliation/license-rule.rules.js';
import type { CheckedDraft } from './license-drafts.service.js';
import type { License } from './licenses.entity.js';

/** Where a license that is held for a change applies, unless it is global. */
export interface HeldScope {
  organizationIds: number[];
  locations: { id: number; organizationId: number }[];
}

/** True when a change leaves the scope as it is. */
export function isSameScope(license: License, scope: HeldScope, draft: CheckedDraft): boolean {
  const same = (a: readonly number[], b: readonly number[]) => new Set(a).symmetricDifference(new Set(b)).size === 0;
  return (
    license.scopeGlobal === draft.columns.scopeGlobal &&
    same(scope.organizationIds, draft.organizationIds) &&
    same(
      scope.locations.map((each) => each.id),
      draft.locations.map((each) => each.id),
    )
  );
}

/** True when a change touches anything that decides who holds a seat. */
export function movesSeats(license: License, scope: HeldScope, draft: CheckedDraft): boolean {
  const before = ruleOfDraft({
    columns: license,
    organizationIds: scope.organizationIds,
    locationIds: [],
    locations: scope.locations,
  });
  return !isDeepStrictEqual(sortedRule(before), sortedRule(ruleOfDraft(draft)));
}

function sortedRule(rule: LicenseRule): LicenseRule {
  return {
    ...rule,
    scope: {
      global: rule.scope.global,
      organizationIds: [...rule.scope.organizationIds].sort((a, b) => a - b),
      locations: [...rule.scope.locations].sort((a, b) => a.id - b.id),
    },
  };
}

/** What reconciling needs of a draft. */
export function ruleOfDraft(draft: CheckedDraft, exceptions: LicenseExceptions = noExceptions): LicenseRule {
  const { type, assignmentMode, scopeGlobal, assignmentRule } = draft.columns;
  return {
    type,
    assignmentMode,
    rule: assignmentRule,
    scope: { global: scopeGlobal, organizationIds: draft.organizationIds, locations: draft.locations },
    exceptions,
  };
}
