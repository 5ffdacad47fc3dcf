import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aLicenseOf, licenseBelongings } from '../licenses/license-rows.factory.js';

/** Keys follow their own area in the scope of their license, which must be seen. */
export const matrix = licenseBelongings.flatMap((belonging) => {
  const aKey = {
    area: 'LICENSE_KEYS',
    belonging,
    besides: { SOFTWARE_LICENSES: 'VIEW' },
    async row(stage: MatrixStage) {
      const { path } = await aLicenseOf(belonging)(stage);
      const list = `${path}/keys`;
      const name = uniqueName('Key');
      const { id } = (
        await stage.server
          .as('post', list)
          .send({ value: uniqueName('K'), label: name })
          .expect(201)
      ).body;
      return { list, path: `${list}/${id}`, name };
    },
  } as const;
  const when = `for ${belonging}`;
  const exception = { unseen: 403, reason: 'The license is seen; its keys are not.' };
  return entriesOn(aKey, {
    'licenseKeys.list': { when, exception, needs: 'read', lists: belonging, path: ({ list }) => list },
    'licenseKeys.export': { when, exception, needs: 'read', lists: belonging, path: ({ list }) => `${list}/export` },
    'licenseKeys.events': { when, exception, needs: 'read', path: ({ path }) => `${path}/events` },
    'licenseKeys.exportEvents': { when, exception, needs: 'read', path: ({ path }) => `${path}/events/export` },
    'licenseKeys.create': {
      when,
      exception,
      needs: 'create',
      path: ({ list }) => list,
      body: () => ({ value: uniqueName('Made') }),
    },
    'licenseKeys.change': { when, exception, needs: 'update', path: ({ path }) => path, body: () => ({ label: 'x' }) },
    'licenseKeys.delete': { when, exception, needs: 'delete', path: ({ path }) => path },
    'licenseKeys.reveal': { when, exception, needs: 'read', path: ({ path }) => `${path}/reveal` },
  });
});
