import { type Column, arrangeColumns, moveColumn, orderShowing, sortField, visibleColumns } from './columns.rules';

const columns: Column<unknown>[] = [
  { key: 'name', label: 'Name', sortable: true },
  { key: 'type', label: 'Type' },
  { key: 'usage', label: 'Usage', sortable: 'usageCount' },
  { key: 'note', label: 'Note', hiddenByDefault: true },
];
const shown = (visible: string[] | null, order?: string[]) =>
  visibleColumns(columns, arrangeColumns(columns, visible, order)).map(({ key }) => key);

describe('arrangeColumns', () => {
  it('starts with what is not hidden by default', () => {
    expect(shown(null)).toEqual(['name', 'type', 'usage']);
  });

  it('follows the choice and its order', () => {
    expect(shown(['name', 'note', 'type'])).toEqual(['name', 'note', 'type']);
  });

  it('keeps the first column first and visible', () => {
    expect(shown(['usage'])).toEqual(['name', 'usage']);
    expect(shown(['usage', 'name'])).toEqual(['name', 'usage']);
  });

  it('forgets columns that are gone', () => {
    expect(shown(['name', 'gone', 'type'])).toEqual(['name', 'type']);
  });

  it('shows a column that is newer than the choice, unless hidden by default', () => {
    expect(shown(['name', 'usage'], ['name', 'usage'])).toEqual(['name', 'type', 'usage']);
  });

  it('keeps the place of hidden columns', () => {
    const choices = arrangeColumns(columns, ['name', 'type'], ['name', 'note', 'usage', 'type']);
    expect(choices.map(({ key }) => key)).toEqual(['name', 'note', 'usage', 'type']);
  });
});

describe('orderShowing', () => {
  it('puts visible columns as they are named, and leaves hidden ones where they are', () => {
    expect(orderShowing(['name', 'note', 'usage', 'type'], ['name', 'type', 'usage'])).toEqual([
      'name',
      'note',
      'type',
      'usage',
    ]);
  });

  it('forgets columns that are gone', () => {
    expect(orderShowing(['name', 'type', 'usage'], ['usage', 'gone', 'name'])).toEqual(['usage', 'type', 'name']);
  });
});

describe('moveColumn', () => {
  const keys = (from: number, to: number) => moveColumn(arrangeColumns(columns, null), from, to).map(({ key }) => key);

  it('moves', () => {
    expect(keys(2, 1)).toEqual(['name', 'usage', 'type', 'note']);
    expect(keys(1, 3)).toEqual(['name', 'usage', 'note', 'type']);
  });

  it('leaves the first column where it is', () => {
    expect(keys(0, 2)).toEqual(['name', 'type', 'usage', 'note']);
    expect(keys(2, 0)).toEqual(['name', 'usage', 'type', 'note']);
  });
});

describe('sortField', () => {
  it('is the field that the API sorts by', () => {
    expect(columns.map(sortField)).toEqual(['name', null, 'usageCount', null]);
  });
});
