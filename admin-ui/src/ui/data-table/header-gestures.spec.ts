import { signal } from '@angular/core';

import { settle } from '../../testing/http';
import type { ColumnLayout } from './column-layout';
import { ColumnWidths } from './column-widths';
import { type Column, type ColumnChoice, visibleColumns } from './columns.rules';
import { HeaderGestures } from './header-gestures';

describe('HeaderGestures', () => {
  const columns: Column<unknown>[] = ['name', 'type', 'count'].map((key) => ({ key, label: key }));
  const choices = signal<readonly ColumnChoice[]>([]);
  const layout: ColumnLayout<unknown> = {
    choices,
    visible: signal(columns),
    choose: (next) => choices.set(next),
    reset: () => undefined,
  };
  let widths: ColumnWidths;
  let gestures: HeaderGestures<unknown>;
  let headers: HTMLElement[];

  beforeEach(() => {
    localStorage.clear();
    choices.set(columns.map(({ key }) => ({ key, visible: true })));
    widths = new ColumnWidths(signal('things'));
    gestures = new HeaderGestures(layout, widths);
    const table = document.createElement('table');
    table.innerHTML = '<thead><tr></tr></thead>';
    headers = columns.map(({ key }, at) => {
      const header = document.createElement('th');
      header.dataset['column'] = key;
      header.getBoundingClientRect = () => new DOMRect(at * 100, 0, 100, 30);
      Object.defineProperty(header, 'offsetWidth', { value: 100 });
      table.querySelector('tr')?.append(header);
      return header;
    });
    document.body.append(table);
  });

  const down = (at: number, clientX: number, begin: 'beginMove' | 'beginResize', pointerType = 'mouse'): void => {
    const header = headers[at];
    const column = columns[at]?.key ?? '';
    const listen = (event: PointerEvent) => gestures[begin](column, event);
    header?.addEventListener('pointerdown', listen, { once: true });
    header?.dispatchEvent(new PointerEvent('pointerdown', { clientX, pointerType, pointerId: 1, bubbles: true }));
  };
  const tell = (type: string, clientX = 0) => document.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1 }));
  const order = () => visibleColumns(columns, choices()).map(({ key }) => key);

  it('drags a column before another one', () => {
    down(2, 250, 'beginMove');
    tell('pointermove', 120);
    expect([gestures.moving(), gestures.place()]).toEqual(['count', { column: 'type', after: false }]);
    tell('pointerup', 120);
    expect(order()).toEqual(['name', 'count', 'type']);
    expect([gestures.moving(), gestures.tookClick(), gestures.tookClick()]).toEqual([null, true, false]);
  });

  it('takes no click after the one that ended a drag', async () => {
    down(2, 250, 'beginMove');
    tell('pointermove', 120);
    tell('pointerup', 120);
    down(0, 50, 'beginMove');
    expect(gestures.tookClick()).toBe(false);
    down(2, 250, 'beginMove');
    tell('pointermove', 120);
    tell('pointerup', 120);
    await settle();
    expect(gestures.tookClick()).toBe(false);
  });

  it('leaves the first column first, and a click a click', () => {
    down(0, 50, 'beginMove');
    tell('pointermove', 250);
    tell('pointerup', 250);
    down(2, 250, 'beginMove');
    tell('pointermove', 252);
    tell('pointerup', 252);
    expect([order(), gestures.tookClick()]).toEqual([['name', 'type', 'count'], false]);
    down(2, 250, 'beginMove');
    tell('pointermove', 10);
    tell('pointerup', 10);
    expect(order()).toEqual(['name', 'count', 'type']);
  });

  it('is taken back by Escape, and left to fingers that scroll', () => {
    down(2, 250, 'beginMove');
    tell('pointermove', 120);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    tell('pointerup', 120);
    down(2, 250, 'beginMove', 'touch');
    tell('pointermove', 120);
    tell('pointerup', 120);
    expect([order(), gestures.moving()]).toEqual([['name', 'type', 'count'], null]);
  });

  it('drags an edge', () => {
    down(1, 195, 'beginResize');
    tell('pointermove', 255);
    tell('pointerup', 255);
    tell('pointermove', 400);
    expect(widths.of('type')).toBe('160px');
  });
});
