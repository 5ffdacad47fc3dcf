import { signal } from '@angular/core';

import { columnLayout } from './column-layout';
import { type Column, moveColumn } from './columns.rules';
import type { ListSource, TableRow } from './list-source';
import { type ListState, initialListState } from './list-state.rules';

describe('columnLayout', () => {
  const columns: Column<TableRow>[] = ['name', 'status', 'class', 'note'].map((key) => ({ key, label: key }));
  const state = signal<ListState>(initialListState(''));
  const parts: Pick<ListSource<TableRow>, 'key' | 'state' | 'choose'> = {
    key: 'things',
    state,
    choose: (changes) => state.update((before) => ({ ...before, ...changes })),
  };
  // Only what a layout needs is there.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const source = signal(parts as ListSource<TableRow>);
  const layout = columnLayout(source, signal(columns));
  const shown = () => layout.visible().map(({ key }) => key);
  const open = (view: number | null, ...visible: string[]) =>
    state.set({ ...initialListState(''), view, columns: visible.length === 0 ? null : visible });

  beforeEach(() => {
    localStorage.clear();
    open(null);
    layout.reset();
  });

  it('shows a view’s columns in its order, whatever one has chosen for oneself', () => {
    layout.choose(moveColumn(layout.choices(), 2, 1));
    expect(shown()).toEqual(['name', 'class', 'status', 'note']);
    open(7, 'name', 'status', 'class');
    expect(shown()).toEqual(['name', 'status', 'class']);
  });

  it('leaves one’s own columns as they are when those of a view change', () => {
    open(7, 'name', 'note');
    layout.choose(layout.choices().map(({ key }) => ({ key, visible: key === 'name' })));
    expect(shown()).toEqual(['name']);
    layout.reset();
    expect(shown()).toEqual(['name', 'status', 'class', 'note']);
    layout.choose(layout.choices().map(({ key }) => ({ key, visible: key === 'name' })));
    open(null);
    expect(shown()).toEqual(['name', 'status', 'class', 'note']);
  });

  it('keeps the place of hidden columns, also in a view', () => {
    open(7, 'name', 'status', 'note');
    layout.choose(moveColumn(layout.choices(), 1, 2));
    expect(layout.choices().map(({ key }) => key)).toEqual(['name', 'class', 'status', 'note']);
  });
});
