import { Component, signal } from '@angular/core';
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
  readonly organizationId = signal<number | undefined>(undefined);
  readonly things = listSource({
    key: 'things',
    list: (params: {
      page?: number;
      pageSize?: number;
      q?: string;
      sort?: string;
      organizationId?: number;
    }): ApiRequest<PageOf<Thing>> => ({
      method: 'GET',
      url: withQuery('/api/v1/things', params),
    }),
    params: () => ({ organizationId: this.organizationId() }),
    inUrl: false,
  });
  readonly columns: readonly Column<Thing>[] = [{ key: 'name', label: 'Name', sortable: true }];
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
  const answer = async (number: number, size = pageSize, query = ''): Promise<void> => {
    const items = Array.from({ length: Math.min(size, total - (number - 1) * size) }, (_, at) => {
      const id = (number - 1) * size + at;
      return { id, name: `Thing ${id}` };
    });
    expectRequest('GET', `/api/v1/things?${query}page=${number}&pageSize=${size}`).flush({ items, total });
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

  it('stay selected on the pages that one leaves, and under another order', async () => {
    await click(boxes()[3]);
    await click(find('[aria-label="Next page"]'));
    await answer(2);
    await click(boxes()[0]);
    expect(chosen()).toBe('3 50');
    await click(find('.sort'));
    await answer(1, pageSize, 'sort=name&');
    expect(chosen()).toBe('3 50');
  });

  it('begin a new range on another page', async () => {
    await click(boxes()[1]);
    await click(find('[aria-label="Next page"]'));
    await answer(2);
    await click(boxes()[4], true);
    expect(chosen()).toBe('1 54');
  });

  it('are let go of where other rows are shown: of another organization, or found by a search', async () => {
    await click(boxes()[0]);
    page.componentInstance.organizationId.set(2);
    await settle();
    expect(find('[role=region]')).toBeNull();
    await answer(1, pageSize, 'organizationId=2&');
    await click(boxes()[0]);
    page.componentInstance.things.choose({ q: 'x' });
    await settle();
    expect(find('[role=region]')).toBeNull();
  });

  it('are no more of one organization once another is shown', async () => {
    await click(find('thead input'));
    await click(find('app-bulk-bar .link'));
    page.componentInstance.organizationId.set(2);
    await answer(1, 200);
    await answer(1, pageSize, 'organizationId=2&');
    expect(find('[role=region]')).toBeNull();
  });

  it('become everything that matches, page by page', async () => {
    await click(find('thead input'));
    expect(find('app-bulk-bar').textContent).toContain('50 selected');
    await click(find('app-bulk-bar .link'));
    expect(find('app-bulk-bar').textContent).toContain('Selecting 0 of 120…');
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
