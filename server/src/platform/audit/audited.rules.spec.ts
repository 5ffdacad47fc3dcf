import { describe, expect, it } from 'vitest';
import { type AuditedKind, entriesOf } from './audited.rules.js';

interface Thing {
  id: number;
  name: string;
  organizationId: number | null;
  uses: number;
}

const kind: AuditedKind<Thing> = {
  subjectType: 'Thing',
  noun: 'thing',
  shown: ['id', 'name'],
  organizationOf: (thing) => thing.organizationId,
};
const thing: Thing = { id: 7, name: 'A', organizationId: 1, uses: 3 };

describe('the entries of a thing', () => {
  it('have what is shown of it, in its organization', () => {
    expect(entriesOf(kind, { what: 'updated', before: thing, after: { ...thing, name: 'B' } })).toEqual([
      {
        action: 'thing.updated',
        subjectType: 'Thing',
        subjectId: 7,
        organizationId: 1,
        before: { id: 7, name: 'A' },
        after: { id: 7, name: 'B' },
      },
    ]);
  });

  it.each([
    [null, thing, { before: null, after: { id: 7, name: 'A' } }],
    [thing, null, { before: { id: 7, name: 'A' }, after: null }],
  ])('say that it was not there, or is gone', (before, after, expected) => {
    expect(entriesOf(kind, { what: 'x', before, after })).toMatchObject([
      { subjectId: 7, organizationId: 1, ...expected },
    ]);
  });

  it.each([
    [1, 2],
    [null, 2],
    [1, null],
  ])('are two for one that moves from organization %s to %s, neither of which tells of the other', (from, to) => {
    const before = { ...thing, organizationId: from };
    const after = { ...thing, organizationId: to, name: 'B' };
    expect(entriesOf(kind, { what: 'updated', before, after })).toMatchObject([
      { action: 'thing.left-organization', organizationId: from, before: { name: 'A' }, after: null },
      { action: 'thing.joined-organization', organizationId: to, before: null, after: { name: 'B' } },
    ]);
  });

  it('are in no organization where such things belong to none', () => {
    const { organizationOf: _, ...global } = kind;
    const moved = { ...thing, organizationId: 2 };
    expect(entriesOf(global, { what: 'updated', before: thing, after: moved })).toMatchObject([
      { organizationId: null },
    ]);
  });

  it('are none about nothing', () => {
    expect(entriesOf(kind, { what: 'updated', before: null, after: null })).toEqual([]);
  });
});
