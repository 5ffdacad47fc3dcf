import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { type ColumnResize, ColumnSettings } from './column-settings';

describe('ColumnSettings', () => {
  const columns = [
    { key: 'name', label: 'Name' },
    { key: 'count', label: 'Count' },
    { key: 'note', label: 'Note' },
  ];
  let resized: ColumnResize[];
  let fixture: ComponentFixture<ColumnSettings>;

  beforeEach(async () => {
    localStorage.clear();
    resized = [];
    fixture = TestBed.createComponent(ColumnSettings);
    fixture.componentRef.setInput('columns', columns);
    const choices = columns.map(({ key }) => ({ key, visible: key !== 'note' }));
    fixture.componentRef.setInput('choices', choices);
    fixture.componentInstance.resized.subscribe((each) => resized.push(each));
    await fixture.whenStable();
  });

  const press = (row: number, key: string): boolean => {
    const box = fixture.nativeElement.querySelectorAll('li input')[row];
    return box.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }));
  };

  it('makes a column wider or narrower by key, and leaves the browser where it is', () => {
    expect([press(1, 'ArrowRight'), press(1, 'ArrowLeft'), press(2, 'ArrowRight')]).toEqual([false, false, false]);
    expect(resized).toEqual([
      { column: 'count', by: 1 },
      { column: 'count', by: -1 },
    ]);
  });

  it('has buttons for it, those of the column that is always there within reach of the tab key', () => {
    const buttons = [...fixture.nativeElement.querySelectorAll('li button')] as HTMLButtonElement[];
    expect(buttons.map((button) => [button.getAttribute('aria-label'), button.tabIndex])).toEqual([
      ['Make Name narrower', 0],
      ['Make Name wider', 0],
      ['Make Count narrower', -1],
      ['Make Count wider', -1],
    ]);
    buttons[1]?.click();
    expect(resized).toEqual([{ column: 'name', by: 1 }]);
  });
});
