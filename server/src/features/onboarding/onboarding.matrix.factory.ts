import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';

const theChecklist = { area: 'APPS_SETTINGS', belonging: 'administrators', row: async () => ({}) } as const;

/** It belongs to no row that could be missing: whoever is no administrator is refused. */
const exception = { unseen: 403, reason: 'The checklist is for system administrators.' };

export const matrix = entriesOn(theChecklist, {
  'onboarding.get': { needs: 'read', path: () => '/onboarding', exception: { ...exception, allowed: [200] } },
  'onboarding.update': {
    needs: 'update',
    path: () => '/onboarding',
    body: () => ({ dismissed: false }),
    exception: { ...exception, allowed: [200] },
  },
});
