import { expect, it } from 'vitest';
import { toldCounts } from './sample-removal.rules.js';

it('tells of each kind once, in the order of telling, and of nothing where there is none', () => {
  expect(
    toldCounts([
      { thing: 'VENDOR', made: 3, kept: 1 },
      { thing: 'ROLE', made: 2, kept: 0 },
      { thing: null, made: 9, kept: 9 },
      { thing: 'ORGANIZATION', made: 5, added: 1, kept: 0 },
      { thing: 'ROLE', made: 1, kept: 4 },
      { thing: 'DEVICE', made: 0, added: 0, kept: 0 },
    ]),
  ).toEqual([
    { thing: 'ORGANIZATION', made: 5, added: 1, kept: 0 },
    { thing: 'ROLE', made: 3, added: 0, kept: 4 },
    { thing: 'VENDOR', made: 3, added: 0, kept: 1 },
  ]);
});
