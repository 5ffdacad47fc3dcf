import type { PermissionGrant } from '../../api/model';
import { atAGlance, differingOrganizations } from './permission-matrix.rules';
import { levelWords } from './permission-words';

/** Permissions in one line: how many areas are open to which level, and in how many organizations that differs. */
export function permissionSummary(permissions: readonly PermissionGrant[]): string {
  const open = atAGlance(permissions).map(({ level, areas }) =>
    areas.length === 1
      ? $localize`${levelWords[level].short}:level: in 1 area`
      : $localize`${levelWords[level].short}:level: in ${areas.length}:count: areas`,
  );
  const differing = differingOrganizations(permissions).length;
  if (differing > 0) {
    open.push(
      differing === 1 ? $localize`differs in 1 organization` : $localize`differs in ${differing}:count: organizations`,
    );
  }
  return open.length === 0 ? $localize`No access` : open.join(' · ');
}
