import type { PermissionArea } from '../../platform/authorization/permissions.js';
import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';

/** Each of these areas is enough. */
const areas: readonly PermissionArea[] = ['SOFTWARE_LICENSES', 'SOFTWARE_CATALOG', 'DEVICES', 'AUDIT_LOG'];

export const matrix = areas.flatMap((area) =>
  entriesOn(
    { area, belonging: 'asker', row: async () => ({}) },
    { 'dashboard.get': { when: `somebody sees ${area}`, needs: 'read', path: () => '/dashboard' } },
  ),
);
