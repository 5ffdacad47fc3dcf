import { changedFields, fieldWords, summaryOf } from './audit-event.rules';

describe('what an event tells', () => {
  it('names the fields that differ, also inside of others', () => {
    expect(
      changedFields({
        before: { name: 'A', cost: { amount: '1', currency: 'USD' }, tags: [] },
        after: { name: 'B', cost: { amount: '2', currency: 'USD' }, tags: ['x', 'y'] },
      }),
    ).toEqual([
      { field: 'Name', before: 'A', after: 'B' },
      { field: 'Cost amount', before: '1', after: '2' },
      { field: 'Tags', after: 'x, y' },
    ]);
  });

  it('tells of what was created by what there is now, and leaves out what is empty', () => {
    const after = { name: 'A', note: '', vendorId: null, active: false, publisher: { id: 3, name: 'Adobe' } };
    expect(changedFields({ before: null, after })).toEqual([
      { field: 'Name', after: 'A' },
      { field: 'Active', after: 'no' },
      { field: 'Publisher', after: 'Adobe' },
    ]);
  });

  it('begins with the name, and says dates and constants as people do', () => {
    const after = {
      cost: { mode: 'PER_LICENSE', currency: 'USD' },
      purchaseDate: '2026-11-21',
      name: 'LAPTOP',
      vendorId: 3,
    };
    expect(summaryOf({ before: null, after })).toBe(
      'Name: LAPTOP, Cost mode: per license, Cost currency: USD, Purchase date: Nov 21, 2026, Vendor: #3',
    );
  });

  it('tells of what is gone by what there was', () => {
    expect(changedFields({ before: { name: 'A' }, after: null })).toEqual([{ field: 'Name', before: 'A' }]);
  });

  it('tells of a list of things by what they are called, or by all that they are', () => {
    const after = { exclude: [{ kind: 'DEVICE', name: 'PC-1' }], allocations: [{ organization: 'Acme', quantity: 4 }] };
    expect(summaryOf({ before: null, after })).toBe('Exclude: PC-1, Allocations: organization Acme quantity 4');
  });

  it('is one line, however much there is', () => {
    expect(summaryOf({ before: { quantity: 3 }, after: { quantity: 5, note: 'Two more' } })).toBe(
      'Quantity: 3 → 5, Note: Two more',
    );
    expect(summaryOf({ before: null, after: null })).toBe('');
    expect(summaryOf({ before: null, after: { note: 'x'.repeat(500) } })).toHaveLength(160);
  });

  it.each([
    ['purchaseDate', 'Purchase date'],
    ['holderIds', 'Holder'],
    ['scope.organizationIds', 'Scope organization'],
    ['term.expiresOn', 'Term expires'],
    ['term.noticeDays', 'Term notice days'],
  ])('calls %s %s', (path, words) => {
    expect(fieldWords(path)).toBe(words);
  });
});
