import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aLocation } from '../locations/locations.factory.js';

const aToken = {
  area: 'ORGANIZATIONS',
  belonging: 'here',
  async row({ server, here }: MatrixStage) {
    const location = await aLocation(server.database, { organizationId: here.id });
    const list = `/locations/${location.id}/enrollment-tokens`;
    const { id, hint } = (await server.as('post', list).expect(201)).body;
    return { list, path: `${list}/${id}`, name: hint };
  },
} as const;

export const matrix = entriesOn(aToken, {
  'enrollmentTokens.list': { needs: 'read', lists: 'here', path: ({ list }) => list },
  'enrollmentTokens.export': { needs: 'read', lists: 'here', path: ({ list }) => `${list}/export` },
  // Whoever has a token can create devices.
  'enrollmentTokens.create': { needs: 'create', besides: { DEVICES: 'CREATE' }, path: ({ list }) => list },
  'enrollmentTokens.revoke': { needs: 'delete', path: ({ path }) => path },
});
