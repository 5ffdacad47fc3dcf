import type { ExplanationCheck, ExplanationCheckKind, ExplanationFact, ExplanationResponse } from '../../api/model';

/** What a check is about: what the server looks at, or the type of the license, which the panel looks at before. */
export type CheckKind = ExplanationCheckKind | 'TYPE';

/** Checks with their advice. */
export interface Answer extends Pick<ExplanationResponse, 'matched' | 'advice'> {
  readonly checks: readonly (Omit<ExplanationCheck, 'kind'> & { readonly kind: CheckKind })[];
}

/** What a fact says beside the name of its product, group or role: what is asked for, and what the holder has. */
export function factText({ holds, versions = [], versionRange }: ExplanationFact, kind: CheckKind): string {
  if (kind === 'ROLES') return holds ? $localize`has the role` : $localize`does not have the role`;
  if (kind === 'DEVICE_GROUPS') return holds ? $localize`in the group` : $localize`not in the group`;
  const known = versions.filter((version) => version !== '');
  const asked = versionRange ? $localize`, asked for ${versionRange}:range:` : '';
  if (versions.length === 0 && !holds) return $localize`not installed${asked}:asked:`;
  if (known.length > 0) return $localize`installed: ${known.join(', ')}:versions:${asked}:asked:`;
  // A fact of a software condition has no versions; one of a product may be installed without saying which.
  return versions.length > 0
    ? $localize`installed, version unknown${asked}:asked:`
    : $localize`installed${asked}:asked:`;
}
