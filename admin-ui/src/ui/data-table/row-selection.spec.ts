import { signal } from '@angular/core';

import { rowSelection } from './row-selection';

describe('rowSelection', () => {
  const pages = {
    one: [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ],
    two: [{ id: 3, name: 'c' }],
  };

  it('keeps rows of other pages', () => {
    const page = signal(pages.one);
    const selection = rowSelection(page);
    selection.togglePage();
    page.set(pages.two);
    expect(selection.ofPage()).toBe('none');
    selection.togglePage();
    expect(selection.rows().map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('lets go of a page that is wholly selected', () => {
    const selection = rowSelection(signal(pages.one));
    selection.toggle({ id: 1, name: 'a' });
    expect(selection.ofPage()).toBe('some');
    selection.togglePage();
    expect(selection.ofPage()).toBe('all');
    selection.togglePage();
    expect(selection.rows()).toEqual([]);
  });

  it('lets go of some, on whatever page they were', () => {
    const page = signal(pages.one);
    const selection = rowSelection(page);
    selection.togglePage();
    page.set(pages.two);
    selection.togglePage();
    selection.remove([{ id: 1, name: 'renamed' }, ...pages.two]);
    expect(selection.rows().map(({ id }) => id)).toEqual([2]);
  });

  it('hands on rows as they were read last', () => {
    const page = signal(pages.one);
    const selection = rowSelection(page);
    selection.togglePage();
    page.set([{ id: 2, name: 'new name' }]);
    expect(selection.rows().map(({ name }) => name)).toEqual(['a', 'new name']);
  });

  it('tells rows with one id apart where it is told how', () => {
    const seats = [
      { id: 1, seat: 10 },
      { id: 1, seat: 11 },
    ];
    const selection = rowSelection(signal(seats), ({ seat }) => seat);
    selection.toggle({ id: 1, seat: 11 });
    expect(selection.rows().map(({ seat }) => seat)).toEqual([11]);
    expect(selection.ofPage()).toBe('some');
  });
});
