import { expect, it } from 'vitest';
import { fileSize } from './file-size.mjs';

it('allows 400 lines and not one more', () => {
  expect(fileSize.inspect('x\n'.repeat(400))).toEqual([]);
  expect(fileSize.inspect('x\n'.repeat(401))).toMatchObject([{ message: expect.stringContaining('401 lines') }]);
});

it.each([
  ['server/src/features/licenses/licenses.service.ts', true],
  ['admin-ui/src/ui/data-table/data-table.html', true],
  ['admin-ui/src/api/licenses.ts', false],
  ['server/src/migrations/1763700000000-platform-create.ts', false],
  ['server/src/features/software/normalization/catalog/adobe.ts', false],
  ['server/src/features/software/normalization/words.data.ts', false],
  ['server/src/features/licenses/licenses.spec.ts', false],
])('covers %s: %s', (path, covered) => {
  expect(fileSize.covers(path)).toBe(covered);
});
