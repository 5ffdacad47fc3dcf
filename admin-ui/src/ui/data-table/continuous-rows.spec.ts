import { Location } from '@angular/common';
import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { BulkActions, type Column, DataTable, type PageOf, listSource } from '.';
import { TablePaging } from './table-paging';

interface Thing {
  readonly id: number;
  readonly name: string;
}

const total = 100_000;

/** How long a busy machine may take to notice. */
const soon = { timeout: 20_000 };

@Component({
  imports: [BulkActions, DataTable],
  template: `
    <app-data-table label="Things" [source]="things" [columns]="columns">
      <p *appBulkActions="let selected of things" class="chosen">{{ selected.length }}</p>
    </app-data-table>
  `,
})
class Page {
  readonly things = listSource({
    key: 'things',
    list: (params: { page?: number; pageSize?: number; sort?: string; q?: string }): ApiRequest<PageOf<Thing>> => ({
      method: 'GET',
      url: withQuery('/api/v1/things', params),
    }),
    topics: ['things'],
  });
  readonly columns: readonly Column<Thing>[] = [{ key: 'name', label: 'Name', sortable: true }];
}

@Component({ selector: 'app-test-root', imports: [RouterOutlet], template: '<router-outlet />' })
class Root {}

describe('DataTable with all rows under one scroll bar', { timeout: 60_000 }, () => {
  const changes = new Subject<Change>();
  let root: ComponentFixture<Root>;
  /** Pages that were read, in order. */
  let read: number[];
  let prefix = 'Thing';

  beforeEach(() => {
    localStorage.clear();
    read = [];
    prefix = 'Thing';
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([{ path: 'things', component: Page }]),
        { provide: LiveEvents, useValue: { changes: () => changes } },
      ],
    });
    TestBed.inject(TablePaging).way.set('continuous');
  });

  /** Answers what is asked of the list. @returns how many requests there were */
  const answer = async (): Promise<number> => {
    const requests = TestBed.inject(HttpTestingController).match(({ url }) => url.startsWith('/api/v1/things'));
    for (const request of requests) {
      const query = new URL(request.request.urlWithParams, 'http://test').searchParams;
      const [page, pageSize] = [Number(query.get('page')), Number(query.get('pageSize'))];
      read.push(page);
      const items = Array.from({ length: Math.min(pageSize, total - (page - 1) * pageSize) }, (_, at) => {
        const id = (page - 1) * pageSize + at;
        return { id, name: `${prefix} ${id}` };
      });
      request.flush({ items, total });
    }
    await settle();
    return requests.length;
  };
  const open = async (url = '/things'): Promise<void> => {
    root = TestBed.createComponent(Root);
    await TestBed.inject(Router).navigateByUrl(url);
    await settle();
    await answer();
    await settle();
  };
  const scroller = (): HTMLElement => root.nativeElement.querySelector('.scroll');
  const rows = (): HTMLElement[] => [...root.nativeElement.querySelectorAll('tbody tr[data-index]')];
  const row = (index: number): HTMLElement => root.nativeElement.querySelector(`tbody tr[data-index="${index}"]`);
  const scrollTo = async (index: number): Promise<void> => {
    scroller().scrollTop = index * 40;
    scroller().dispatchEvent(new Event('scroll'));
    await settle();
  };
  const shows = (index: number, text = `${prefix} ${index}`) =>
    vi.waitFor(async () => {
      await answer();
      expect(row(index)?.textContent.trim()).toBe(text);
    }, soon);
  const press = async (key: string): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settle();
  };
  const focused = () => document.activeElement?.getAttribute('data-index');
  const address = () => TestBed.inject(Location).path();
  const highOf = (element: HTMLElement) => Number.parseFloat(element.style.height);

  it('draws a screen of rows, wherever in 100,000 one is', async () => {
    await open();
    for (const index of [0, 7_000, 99_980]) {
      await scrollTo(index);
      await shows(index);
      expect(rows().length).toBeLessThan(100);
      const gaps = [...root.nativeElement.querySelectorAll('tr.gap')].map(highOf);
      expect(gaps.reduce((sum, high) => sum + high, 0) / 40 + rows().length).toBe(total);
    }
  });

  it('says how many rows there are, and which ones are drawn', async () => {
    await open();
    await scrollTo(500);
    await shows(500);
    expect(root.nativeElement.querySelector('table').getAttribute('aria-rowcount')).toBe('100001');
    expect(row(500).getAttribute('aria-rowindex')).toBe('502');
    expect(root.nativeElement.querySelector('app-table-pager').textContent).toContain('of 100,000');
  });

  it('reads no page that only passed by', async () => {
    await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const index of [5_000, 20_000, 60_000]) {
      scroller().scrollTop = index * 40;
      scroller().dispatchEvent(new Event('scroll'));
      TestBed.tick();
      await vi.advanceTimersByTimeAsync(40);
      TestBed.tick();
    }
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await shows(60_000);
    expect(read.filter((page) => page > 1 && page < 1_200)).toEqual([]);
  });

  it('keeps the place in the address, and opens there', async () => {
    await open();
    await scrollTo(510);
    await shows(510);
    await vi.waitFor(() => expect(address()).toBe('/things?page=11'), soon);
    root.destroy();
    read = [];
    await open('/things?page=11');
    await shows(500);
    expect(read).toEqual([11]);
    expect(address()).toBe('/things?page=11');
  });

  it('is walked by keys to rows that are not there yet, and keeps the focus', async () => {
    await open();
    row(0).focus();
    await press('ArrowDown');
    expect(focused()).toBe('1');
    await press('PageDown');
    expect(Number(focused())).toBeGreaterThan(10);
    await press('End');
    expect(focused()).toBe('99999');
    await shows(99_999);
    expect(focused()).toBe('99999');
    await scrollTo(0);
    expect(focused()).toBe('99999');
    await press('Home');
    expect([focused(), scroller().scrollTop]).toEqual(['0', 0]);
  });

  it('reads what is in view again when somebody changes it', async () => {
    await open();
    await scrollTo(500);
    await shows(500);
    prefix = 'Changed';
    changes.next({ topic: 'things', ids: [], organizationIds: [] });
    await shows(500, 'Changed 500');
    expect(scroller().scrollTop).toBe(500 * 40);
  });

  it('keeps what is in view when the page that was begun with comes anew, however many were read', async () => {
    await open();
    for (let index = 40; index <= 2_040; index += 100) {
      await scrollTo(index);
      await shows(index + 10);
    }
    changes.next({ topic: 'things', ids: [], organizationIds: [] });
    await vi.waitFor(() => expectRequest('GET', '/api/v1/things?page=1&').flush({ items: [], total }), soon);
    await settle();
    expect(row(2_050)?.textContent.trim()).toBe('Thing 2050');
  });

  it('reads no page of another order where the former one was scrolled to', async () => {
    await open();
    await scrollTo(500);
    await shows(500);
    read = [];
    root.nativeElement.querySelector('.sort').click();
    await vi.waitFor(async () => {
      await answer();
      expect(scroller().scrollTop).toBe(0);
    }, soon);
    await shows(0);
    await settle();
    await answer();
    expect(read.filter((page) => page > 2)).toEqual([]);
  });

  it('begins at the top with another order', async () => {
    await open();
    await scrollTo(500);
    await shows(500);
    root.nativeElement.querySelector('.sort').click();
    await vi.waitFor(async () => {
      await answer();
      expect(scroller().scrollTop).toBe(0);
    }, soon);
    await shows(0);
  });

  it('says that rows could not be read, and tries again', async () => {
    await open();
    await scrollTo(70_000);
    await vi.waitFor(
      () =>
        answerProblem(expectRequest('GET', '/api/v1/things?page=1401'), 500, { code: 'internal', correlationId: 'c7' }),
      soon,
    );
    await settle();
    expect(root.nativeElement.querySelector('[role=alert]').textContent).toContain('c7');
    root.nativeElement.querySelector('[role=alert] button').click();
    await shows(70_000);
    expect(root.nativeElement.querySelector('[role=alert]')).toBeNull();
  });

  it('keeps what is selected, wherever one scrolls to', async () => {
    await open();
    row(3).querySelector('input')?.click();
    await scrollTo(510);
    await shows(510);
    await vi.waitFor(() => expect(address()).toBe('/things?page=11'), soon);
    await settle();
    expect(root.nativeElement.querySelector('.chosen').textContent).toBe('1');
  });

  it('selects a range over rows that were never in view', async () => {
    await open();
    row(3).querySelector('input')?.click();
    await scrollTo(1_000);
    await shows(1_000);
    row(1_000)
      .querySelector('input')
      ?.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true }));
    await settle();
    for (let page = 1; page <= 6; page++) await answer();
    expect(root.nativeElement.querySelector('.chosen').textContent).toBe('998');
  });

  it('ticks no box in its header when selecting everything is stopped before there is anything', async () => {
    await open();
    const box = root.nativeElement.querySelector('thead input');
    box.click();
    await settle();
    root.nativeElement.querySelector('app-bulk-bar .link').click();
    await settle();
    expect([box.checked, box.indeterminate]).toEqual([false, false]);
    await answer();
  });

  it('selects everything by the box in its header', async () => {
    await open();
    root.nativeElement.querySelector('thead input').click();
    for (let page = 1; page <= 50; page++) await answer();
    expect(root.nativeElement.querySelector('.chosen').textContent).toBe('10000');
    expect(root.nativeElement.querySelector('thead input').indeterminate).toBe(true);
  });
});
