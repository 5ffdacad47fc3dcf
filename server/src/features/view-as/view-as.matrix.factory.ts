import { openEntries } from '../../platform/testing/permission-matrix.entries.js';

export const matrix = openEntries('SIGNED_IN', {
  'auth.viewAs': {
    path: '/auth/view-as',
    body: {},
    exception: { allowed: [400, 422], reason: 'It is not said as whom; what somebody may give, they may view as.' },
  },
  'auth.stopViewingAs': { path: '/auth/view-as' },
});
