import { signal } from '@angular/core';

import { ColumnWidths } from './column-widths';

describe('ColumnWidths', () => {
  beforeEach(() => localStorage.clear());
  const make = (key = 'things') => new ColumnWidths(signal(key));

  it('keeps what was dragged, for this table', () => {
    const widths = make();
    expect(widths.of('name')).toBeNull();
    widths.drag('name', 200.4);
    expect(widths.of('name')).toBe('200px');
    expect(make().of('name')).toBeNull();
    widths.drop();
    expect(make().of('name')).toBe('200px');
    expect(make('others').of('name')).toBeNull();
  });

  it('is never too narrow to find again', () => {
    const widths = make();
    widths.drag('name', -50);
    expect(widths.of('name')).toBe('64px');
  });

  it('goes by steps from what a column is, and keeps each', () => {
    const widths = make();
    widths.step('name', 120, 1);
    expect(make().of('name')).toBe('144px');
    widths.step('name', 144, -1);
    expect(make().of('name')).toBe('120px');
    widths.step('name', 70, -1);
    expect(make().of('name')).toBe('64px');
  });

  it('gives a column back, or all of them', () => {
    const widths = make();
    for (const column of ['name', 'count']) {
      widths.drag(column, 100);
      widths.drop();
    }
    widths.reset('name');
    expect([widths.of('name'), widths.of('count')]).toEqual([null, '100px']);
    widths.reset();
    expect(make().of('count')).toBeNull();
  });

  it('prefers what was dragged to what is fixed, and forgets nonsense', () => {
    localStorage.setItem('seatwise.table.things.widths', '{"name":"wide"}');
    const widths = make();
    widths.fix({ name: 120, count: 80 });
    expect(widths.of('name')).toBe('120px');
    widths.drag('name', 300);
    expect([widths.of('name'), widths.of('count')]).toEqual(['300px', '80px']);
  });
});
