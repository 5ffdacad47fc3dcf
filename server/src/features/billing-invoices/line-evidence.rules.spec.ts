import { expect, it } from 'vitest';
import { type CountedHolder, differenceOfHolders } from './line-evidence.rules.js';

const holder = (id: number, seats = 1, kind: CountedHolder['kind'] = 'DEVICE'): CountedHolder => ({
  kind,
  id,
  name: `H${id}`,
  organizationName: 'Acme',
  assignedOn: '2026-01-01',
  seats,
});

it('tells who came, who went, and whose seats became more or fewer', () => {
  const before = [holder(1), holder(2, 4), holder(3, 2), holder(4), holder(5)];
  const after = [holder(1), holder(2, 1), holder(3, 5), holder(5, 1, 'PERSON'), holder(6)];
  const shown = (holders: CountedHolder[]) => holders.map(({ kind, id, seats }) => [kind, id, seats]);
  const { added, removed } = differenceOfHolders(before, after);
  expect(shown(added)).toEqual([
    ['DEVICE', 3, 3],
    ['PERSON', 5, 1],
    ['DEVICE', 6, 1],
  ]);
  expect(shown(removed)).toEqual([
    ['DEVICE', 2, 3],
    ['DEVICE', 4, 1],
    ['DEVICE', 5, 1],
  ]);
});
