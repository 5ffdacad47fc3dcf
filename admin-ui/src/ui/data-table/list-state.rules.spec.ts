import {
  filterParams,
  formatSort,
  initialListState,
  isNarrowed,
  lastPage,
  parseSort,
  queryText,
  readListState,
  saysSomething,
  toggleSort,
  writeListState,
} from './list-state.rules';

const initial = initialListState('name');
const keys = ['type', 'status'];
const read = (query: string) => readListState(new URLSearchParams(query), initial, keys);

describe('list state in the address', () => {
  it('is the start for an empty query', () => {
    expect(read('')).toEqual(initial);
  });

  it('reads everything that a person chose', () => {
    expect(read('page=3&pageSize=100&sort=-usage,name&q=acro&type=A&type=B&columns=name,usage&foreign=1')).toEqual({
      page: 3,
      pageSize: 100,
      sort: [
        { field: 'usage', descending: true },
        { field: 'name', descending: false },
      ],
      q: 'acro',
      filters: { type: ['A', 'B'] },
      columns: ['name', 'usage'],
      view: null,
    });
  });

  it('knows a list without a view from one that nobody said a view of', () => {
    expect([read('view=all').view, read('view=some').view, queryText(read('view=all'), initial, keys)]).toEqual([
      'all',
      null,
      'view=all',
    ]);
  });

  it('takes nonsense for absent', () => {
    expect(read('page=-1&pageSize=7&type=')).toEqual(initial);
    expect(read('page=x')).toEqual(initial);
  });

  it('comes back as it was written', () => {
    const state = read('page=3&pageSize=100&sort=-usage&q=a%26b&type=A&type=B&columns=name&view=7');
    expect(read(queryText(state, initial, keys))).toEqual(state);
  });

  it('names only what differs from the start', () => {
    expect(Object.values(writeListState(initial, initial, keys)).every((value) => value === null)).toBe(true);
  });
});

describe('a query', () => {
  it('says something of a list, or of something else', () => {
    const says = (query: string) => saysSomething(new URLSearchParams(query), keys);
    expect([says(''), says('organizationId=3'), says('q='), says('q=x'), says('type=A'), says('view=1')]).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('filterParams', () => {
  it('leaves the page out, so that an export has all rows', () => {
    expect(filterParams(read('page=3&q=a&type=A&sort=-usage'))).toEqual({ q: 'a', type: ['A'], sort: '-usage' });
  });
});

describe('toggleSort', () => {
  const next = (sort: string, field: string, keepOthers = false) =>
    formatSort(toggleSort(parseSort(sort), field, keepOthers));

  it('goes ascending, descending, off', () => {
    expect([next('', 'a'), next('a', 'a'), next('-a', 'a')]).toEqual(['a', '-a', '']);
  });

  it('replaces the other columns', () => {
    expect(next('b,-c', 'a')).toBe('a');
  });

  it('joins the other columns when asked', () => {
    expect([next('b', 'a', true), next('b,a', 'a', true), next('-a,b', 'a', true)]).toEqual(['b,a', 'b,-a', 'b']);
  });
});

describe('list figures', () => {
  it('knows when a list is narrowed', () => {
    expect([
      isNarrowed(initial),
      isNarrowed(read('q=x')),
      isNarrowed(read('type=A')),
      isNarrowed(read('page=2')),
    ]).toEqual([false, true, true, false]);
  });

  it('knows the last page', () => {
    expect([lastPage(0, 50), lastPage(50, 50), lastPage(51, 50)]).toEqual([1, 1, 2]);
  });
});
