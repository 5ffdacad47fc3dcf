import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { BulkActions, type Column, DataTable, type PageOf, listSource } from '.';

interface Thing {
  readonly id: number;
  readonly name: string;
}

const pageSize = 50;
const total = 120;

@Component({
  imports: [BulkActions, DataTable],
  template: `
    <app-data-table label="Things" [source]="things" [columns]="columns">
      <p *appBulkActions="let selected of things" class="chosen">{{ names(selected) }}</p>
    </app-data-table>
  `,
})
class Page {
  readonly things = listSource({
    key: 'things',
    list: (params: { page?: number; pageSize?: number; q?: string }): ApiRequest<PageOf<Thing>> => ({
      method: 'GET',
      url: withQuery('/api/v1/things', params),
    }),
    inUrl: false,
  });
  readonly columns: readonly Column<Thing>[] = [{ key: 'name', label: 'Name' }];
  readonly names = (things: readonly Thing[]) => things.map(({ id }) => id).join(' ');
}

describe('selected rows', () => {
  let page: ComponentFixture<Page>;

  const find = (selector: string): HTMLElement => page.nativeElement.querySelector(selector);
  const chosen = () => find('.chosen')?.textContent;
  const boxes = (): HTMLInputElement[] => [...page.nativeElement.querySelectorAll('tbody input')];
  const click = async (target: HTMLElement | undefined, shiftKey = false): Promise<void> => {
    target?.dispatchEvent(new MouseEvent('click', { shiftKey, bubbles: true, cancelable: true }));
    await settle();
  };
  const press = async (key: string, shiftKey = false): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
    await settle();
  };
  const answer = async (number: number, size = pageSize): Promise<void> => {
    const items = Array.from({ length: Math.min(size, total - (number - 1) * size) }, (_, at) => {
      const id = (number - 1) * size + at;
      return { id, name: `Thing ${id}` };
    });
    expectRequest('GET', `/api/v1/things?page=${number}&pageSize=${size}`).flush({ items, total });
    await settle();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    page = TestBed.createComponent(Page);
    await settle();
    await answer(1);
  });

  it('come in ranges by Shift, also over boxes that are ticked already', async () => {
    await click(boxes()[4]);
    await click(boxes()[2]);
    await click(boxes()[6], true);
    expect(chosen()).toBe('4 2 3 5 6');
    expect(boxes().filter(({ checked }) => checked)).toHaveLength(5);
  });

  it('come in ranges by Shift and the arrow keys', async () => {
    find('tbody tr').focus();
    await press('ArrowDown');
    await press('ArrowDown', true);
    await press('ArrowDown', true);
    expect(chosen()).toBe('1 2 3');
    await press('ArrowDown');
    await press('ArrowDown', true);
    expect(chosen()).toBe('1 2 3 4 5');
  });

  it('are let go of by Escape', async () => {
    await click(boxes()[0]);
    find('tbody tr').focus();
    await press('Escape');
    expect(find('[role=region]')).toBeNull();
  });

  it('become everything that matches, page by page', async () => {
    await click(find('thead input'));
    expect(find('app-bulk-bar').textContent).toContain('50 selected');
    await click(find('app-bulk-bar .link'));
    expect(find('app-bulk-bar').textContent).toContain('Selecting 50 of 120…');
    await answer(1, 200);
    expect(find('app-bulk-bar').textContent).toContain('120 selected');
    expect(chosen()?.split(' ')).toHaveLength(120);
  });

  it('are no more than there were when reading them is stopped', async () => {
    await click(find('thead input'));
    await click(find('app-bulk-bar .link'));
    await click(find('app-bulk-bar .link'));
    await answer(1, 200);
    expect(chosen()?.split(' ')).toHaveLength(50);
  });
});
