import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLicenseOf } from '../licenses/license-rows.factory.js';

const content = Buffer.from('%PDF-1.7\n%%EOF\n');

/** The papers of a license here or for everybody; of one that is seen in part, nothing is told. */
export const matrix = (['here', 'everybody'] as const).flatMap((belonging) => {
  const when = `for ${belonging}`;
  const whole = true;
  const aPaper = {
    area: 'SOFTWARE_LICENSES',
    belonging,
    async row(stage: MatrixStage) {
      const { path } = await aLicenseOf(belonging)(stage);
      const list = `${path}/attachments`;
      const name = `${uniqueName('Contract')}.pdf`;
      const { id } = (await stage.server.as('post', list).attach('file', content, { filename: name }).expect(201)).body;
      return { list, path: `${list}/${id}`, name };
    },
  } as const;
  return entriesOn(aPaper, {
    'licenseAttachments.list': { when, whole, needs: 'read', lists: belonging, path: ({ list }) => list },
    'licenseAttachments.export': { when, whole, needs: 'read', lists: belonging, path: ({ list }) => `${list}/export` },
    'licenseAttachments.add': {
      when,
      whole,
      needs: 'update',
      path: ({ list }) => list,
      send: (request) => request.attach('file', content, { filename: `${uniqueName('Added')}.pdf` }),
    },
    'licenseAttachments.download': { when, whole, needs: 'read', path: ({ path }) => `${path}/file` },
    'licenseAttachments.change': {
      when,
      whole,
      needs: 'update',
      path: ({ path }) => path,
      body: () => ({ note: 'x' }),
    },
    'licenseAttachments.delete': { when, whole, needs: 'update', path: ({ path }) => path },
  });
});
