import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aPublisher } from './publishers.factory.js';

const path = ({ id }: { id: number }) => `/publishers/${id}`;

const aPublisherOfNobody = {
  area: 'PUBLISHERS_VENDORS',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    const { id: otherId } = await aPublisher(server.database);
    return { ...(await aPublisher(server.database)), otherId };
  },
} as const;

export const matrix = entriesOn(aPublisherOfNobody, {
  'publishers.list': { needs: 'read', lists: 'nobody', path: () => '/publishers' },
  'publishers.export': { needs: 'read', lists: 'nobody', path: () => '/publishers/export' },
  'publishers.create': { needs: 'create', path: () => '/publishers', body: () => ({ name: uniqueName('Made') }) },
  'publishers.suggestions': { needs: 'read', path: () => '/publishers/suggestions' },
  'publishers.exportSuggestions': { needs: 'read', path: () => '/publishers/suggestions/export' },
  'publishers.get': { needs: 'read', path },
  'publishers.update': { needs: 'update', path, body: () => ({ website: 'https://x.test' }) },
  'publishers.merge': {
    needs: ['update', 'delete'],
    spends: true,
    path: (row) => `${path(row)}/merge`,
    body: ({ otherId }) => ({ intoPublisherId: otherId }),
  },
  'publishers.delete': { needs: 'delete', path },
});
