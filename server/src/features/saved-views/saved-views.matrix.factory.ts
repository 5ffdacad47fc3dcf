import type { MatrixEntry } from '../../platform/testing/permission-matrix.js';
import { openEntries } from '../../platform/testing/permission-matrix.entries.js';
import { aViewBody } from './saved-views.factory.js';

const notTheirs = { allowed: [404], reason: 'Whose view it is decides, and not what somebody may do.' };

const creating: MatrixEntry = {
  operation: 'savedViews.create',
  access: 'SIGNED_IN',
  belonging: 'asker',
  ofPeople: true,
  request: async () => ({ path: '/saved-views', body: () => aViewBody() }),
};

export const matrix = [
  creating,
  ...openEntries('SIGNED_IN', {
    'savedViews.list': { path: '/saved-views', ofPeople: true },
    'savedViews.export': { path: '/saved-views/export', ofPeople: true },
    'savedViews.get': { path: '/saved-views/999999999', ofPeople: true, exception: notTheirs },
    'savedViews.update': { path: '/saved-views/999999999', ofPeople: true, body: {}, exception: notTheirs },
    'savedViews.delete': { path: '/saved-views/999999999', ofPeople: true, exception: notTheirs },
  }),
];
