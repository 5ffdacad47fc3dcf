import type { MatrixEntry, MatrixStage } from '../../platform/testing/permission-matrix.js';
import { openEntries } from '../../platform/testing/permission-matrix.entries.js';
import { aView, aViewBody } from './saved-views.factory.js';

const notTheirs = { allowed: [404], reason: 'Whose view it is decides, and not what somebody may do.' };

/** Everybody who signs in has views, and sees those that are shared. */
const lists = (['savedViews.list', 'savedViews.export'] as const).map((operation): MatrixEntry => {
  const path = operation === 'savedViews.list' ? '/saved-views' : '/saved-views/export';
  return {
    operation,
    access: 'SIGNED_IN',
    belonging: 'asker',
    lists: 'asker',
    ofPeople: true,
    async request({ server }: MatrixStage) {
      const { name } = await aView(server, { shared: true });
      return { path: `${path}?q=${encodeURIComponent(name)}`, marker: name };
    },
  };
});

const creating: MatrixEntry = {
  operation: 'savedViews.create',
  access: 'SIGNED_IN',
  belonging: 'asker',
  ofPeople: true,
  request: async () => ({ path: '/saved-views', body: () => aViewBody() }),
};

export const matrix = [
  ...lists,
  creating,
  ...openEntries('SIGNED_IN', {
    'savedViews.get': { path: async ({ server }) => (await aView(server, { shared: true })).path, ofPeople: true },
    'savedViews.update': { path: '/saved-views/999999999', ofPeople: true, body: {}, exception: notTheirs },
    'savedViews.delete': { path: '/saved-views/999999999', ofPeople: true, exception: notTheirs },
  }),
];
