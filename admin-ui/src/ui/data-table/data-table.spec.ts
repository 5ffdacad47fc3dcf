import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { Router, RouterOutlet, provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { BulkActions, Cell, type Column, DataTable, type PageOf, type RowAction, listSource } from '.';

interface Thing {
  readonly id: number;
  readonly name: string;
  readonly count: number;
}

interface ThingParams {
  page?: number;
  pageSize?: number;
  sort?: string;
  q?: string;
  type?: string[];
}

const run = vi.fn<(id: number) => void>();

@Component({
  imports: [BulkActions, Cell, DataTable],
  template: `
    <app-data-table label="Things" [source]="things" [columns]="columns" [rowLink]="link" [rowActions]="actions">
      <b *appCell="'count' of things; let thing">×{{ thing.count }}</b>
      <p *appBulkActions="let selected of things" class="selected">{{ selected.length }}</p>
      <p tableEmpty>Add the first thing.</p>
    </app-data-table>
  `,
})
class Page {
  readonly things = listSource({
    key: 'things',
    list: (params: ThingParams): ApiRequest<PageOf<Thing>> => ({
      method: 'GET',
      url: withQuery('/api/v1/things', params),
    }),
    export: (params: ThingParams & { format: string }): ApiRequest<Blob> => ({
      method: 'GET',
      url: withQuery('/api/v1/things/export', params),
    }),
    filters: [{ kind: 'choice', key: 'type', label: 'Type', options: [{ value: 'A', label: 'Type A' }] }],
    defaultSort: 'name',
    topics: ['things'],
  });
  readonly columns: readonly Column<Thing>[] = [
    { key: 'name', label: 'Name', sortable: true },
    { key: 'count', label: 'Count', sortable: true, align: 'end' },
    { key: 'id', label: 'Number', hiddenByDefault: true },
  ];
  readonly link = ({ id }: Thing) => ['/things', id];
  readonly actions = (thing: Thing): readonly RowAction[] =>
    thing.count === 0 ? [] : [{ label: 'Do it', run: () => run(thing.id) }];
}

@Component({
  imports: [DataTable],
  template: '<app-data-table label="Seats" [source]="seats" [columns]="columns" />',
})
class Seats {
  readonly seats = listSource({
    key: 'seats',
    list: (params: { page?: number; pageSize?: number }): ApiRequest<PageOf<{ id: number; seat: number }>> => ({
      method: 'GET',
      url: withQuery('/api/v1/seats', params),
    }),
    rowId: ({ seat }) => seat,
    searchable: false,
  });
  readonly columns: readonly Column<{ id: number; seat: number }>[] = [{ key: 'seat', label: 'Seat' }];
}

@Component({ selector: 'app-test-detail', template: 'detail' })
class Detail {}

@Component({ selector: 'app-test-root', imports: [RouterOutlet], template: '<router-outlet />' })
class Root {}

describe('DataTable', () => {
  const changes = new Subject<Change>();
  let root: ComponentFixture<Root>;
  const rows = [
    { id: 1, name: 'Alpha', count: 3 },
    { id: 2, name: 'Beta', count: 5 },
  ];

  beforeEach(() => {
    localStorage.clear();
    run.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([
          { path: 'things', component: Page },
          { path: 'seats', component: Seats },
          { path: 'things/:id', component: Detail },
        ]),
        { provide: LiveEvents, useValue: { changes: () => changes } },
      ],
    });
  });

  const open = async (url: string): Promise<void> => {
    root = TestBed.createComponent(Root);
    await TestBed.inject(Router).navigateByUrl(url);
    await settle();
  };
  const things = (): Page['things'] => root.debugElement.query(By.directive(Page)).componentInstance.things;
  const request = () => expectRequest('GET', '/api/v1/things');
  const answer = async (items: readonly Thing[] = rows, total = items.length): Promise<void> => {
    request().flush({ items, total, page: 1, pageSize: 50 });
    await settle();
  };
  const element = <Type extends HTMLElement = HTMLElement>(selector: string): Type => {
    const found = root.nativeElement.querySelector(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  const texts = (selector: string): string[] =>
    [...root.nativeElement.querySelectorAll(selector)].map(
      (found: HTMLElement) => found.innerText ?? found.textContent,
    );
  const cells = () => texts('tbody td').map((text) => text.trim());
  const address = () => TestBed.inject(Location).path();
  const press = async (key: string): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settle();
  };

  it('shows bars, then rows with templates and numbers', async () => {
    await open('/things');
    expect(root.nativeElement.querySelectorAll('tr.skeleton').length).toBeGreaterThan(0);
    await answer();
    expect(root.nativeElement.querySelectorAll('tr.skeleton')).toHaveLength(0);
    expect(cells().filter((text) => text !== '')).toEqual(['Alpha', '×3', 'Beta', '×5']);
  });

  it('asks for what the address says', async () => {
    await open('/things?page=2&sort=-count&type=A&q=al&columns=name,id');
    expect(request().request.urlWithParams).toBe('/api/v1/things?type=A&q=al&sort=-count&page=2&pageSize=50');
    expect(
      texts('thead th')
        .map((text) => text.trim())
        .filter(Boolean),
    ).toEqual(['Name', 'Number', 'Actions']);
  });

  it('sorts by a click, and by several columns with shift', async () => {
    await open('/things');
    await answer();
    const [, count] = root.nativeElement.querySelectorAll('.sort');
    count.click();
    await settle();
    expect(address()).toBe('/things?sort=count');
    await answer();
    expect(element('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    element('.sort').dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
    await settle();
    expect(address()).toBe('/things?sort=count,name');
  });

  it('begins at the top with other rows or another order, and stays where it is with the same ones', async () => {
    await open('/things');
    await answer();
    const scroller = element('.scroll');
    const begun = vi.fn<(top: number) => void>();
    let top = 0;
    Object.defineProperty(scroller, 'scrollTop', {
      get: () => top,
      set: (to: number) => {
        top = to;
        begun(to);
      },
    });
    const scrolledTo = () => (top = 300);
    scrolledTo();
    things().choose({ filters: { type: ['A'] } });
    await settle();
    await answer();
    expect(top).toBe(0);
    scrolledTo();
    element('.sort').click();
    await settle();
    await answer();
    expect(top).toBe(0);
    scrolledTo();
    things().reload();
    await settle();
    await answer();
    expect(top).toBe(300);
    expect(begun).toHaveBeenCalledTimes(2);
  });

  it('keeps its rows while the next page is on its way', async () => {
    await open('/things');
    await answer(rows, 120);
    element('[aria-label="Next page"]').click();
    await settle();
    expect(cells()).toContain('Alpha');
    expect(element('.frame').getAttribute('aria-busy')).toBe('true');
    await answer([{ id: 3, name: 'Gamma', count: 1 }], 120);
    expect(cells()).toContain('Gamma');
    expect(address()).toBe('/things?page=2');
  });

  it('is there to go back to before everything was cleared, and not before each letter', async () => {
    await open('/things?type=A');
    await answer();
    things().choose({ q: 'x' });
    await settle();
    await answer([]);
    element('app-empty-state button').click();
    await settle();
    expect(address()).toBe('/things');
    await answer();
    TestBed.inject(Location).back();
    await settle();
    expect(address()).toBe('/things?type=A&q=x');
  });

  it('lets somebody leave who scrolled or typed just before', async () => {
    await open('/things');
    await answer();
    const router = TestBed.inject(Router);
    const left = router.navigateByUrl('/things/2');
    things().choose({ q: 'x' }, { unasked: true });
    await left;
    await settle();
    expect(address()).toBe('/things/2');
  });

  it('goes to the last page when its page is gone', async () => {
    await TestBed.inject(Router).navigateByUrl('/things/5');
    await open('/things?page=9');
    await answer([], 60);
    await settle();
    expect(address()).toBe('/things?page=2');
    await answer(rows, 60);
    TestBed.inject(Location).back();
    await settle();
    expect(address()).toBe('/things/5');
  });

  it('keeps the focus in the row whose last action is done, and near one that is gone', async () => {
    await open('/things');
    await answer();
    const [first, second] = root.nativeElement.querySelectorAll('tbody tr');
    second.querySelector('[data-row-menu]').focus();
    changes.next({ topic: 'things', ids: [2], organizationIds: [] });
    await vi.waitFor(() =>
      answer([
        { id: 1, name: 'Alpha', count: 3 },
        { id: 2, name: 'Beta', count: 0 },
      ]),
    );
    expect(document.activeElement).toBe(second);
    changes.next({ topic: 'things', ids: [2], organizationIds: [] });
    await vi.waitFor(() => answer(rows.slice(0, 1)));
    expect(document.activeElement).toBe(first);
  });

  it('knows "nothing there" from "nothing matches"', async () => {
    await open('/things');
    await answer([]);
    expect(root.nativeElement.textContent).toContain('Add the first thing.');
    await TestBed.inject(Router).navigateByUrl('/things?q=x');
    await settle();
    await answer([]);
    expect(root.nativeElement.textContent).toContain('Nothing matches');
    expect(root.nativeElement.textContent).not.toContain('Add the first thing.');
  });

  it('says what went wrong and tries again', async () => {
    await open('/things');
    answerProblem(request(), 500, { code: 'internal', correlationId: 'c1' });
    await settle();
    expect(root.nativeElement.textContent).toContain('c1');
    element('app-empty-state button').click();
    await settle();
    await answer();
    expect(cells()).toContain('Alpha');
  });

  it('walks rows with the arrow keys and opens one with Enter', async () => {
    await open('/things');
    await answer();
    element('tbody tr').focus();
    await press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Beta');
    await press('Enter');
    expect(address()).toBe('/things/2');
  });

  it('reads changed rows again without moving the focus', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    await open('/things');
    await answer();
    const row = element('tbody tr');
    row.focus();
    changes.next({ topic: 'things', ids: [1], organizationIds: [] });
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    await settle();
    await answer([{ id: 1, name: 'Alpha 2', count: 3 }]);
    expect(cells()).toContain('Alpha 2');
    expect(document.activeElement).toBe(row);
  });

  it('selects rows and hands them to the bulk actions', async () => {
    await open('/things');
    await answer();
    element<HTMLInputElement>('thead input').click();
    await settle();
    expect(element('p.selected').textContent).toBe('2');
    element('tbody tr').focus();
    await press(' ');
    expect(element('p.selected').textContent).toBe('1');
  });

  it('keeps a filter’s editor open while nothing is chosen in it, and then leads to the next filter', async () => {
    await open('/things?type=A');
    await answer();
    element('app-filter-chip .text').click();
    await settle();
    const box = () => document.querySelector<HTMLInputElement>('app-filter-editor input');
    box()?.click();
    await settle();
    expect(address()).toBe('/things');
    await answer();
    expect(box()?.checked).toBe(false);
    box()?.click();
    await settle();
    expect(address()).toBe('/things?type=A');
    await answer();
    box()?.click();
    await settle();
    await answer();
    box()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(root.nativeElement.querySelector('app-filter-chip')).toBeNull();
    expect(document.activeElement).toBe(element('[data-add-filter]'));
  });

  it('exports the whole result with the same filters', async () => {
    await open('/things?page=2&type=A');
    await answer();
    element('[aria-label="Export all"]').click();
    await settle();
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links[0]).toBe('/api/v1/things/export?type=A&sort=name&format=csv');
  });

  it('does what a row’s menu says to that row', async () => {
    await open('/things');
    await answer();
    element('[aria-label="Actions for Beta"]').click();
    await settle();
    document.querySelector<HTMLElement>('[mat-menu-item]')?.click();
    expect(run).toHaveBeenCalledWith(2);
  });

  it('has no search where the list has none, and shows rows that share an id', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    await open('/seats');
    const items = [10, 11].map((seat) => ({ id: 1, seat }));
    expectRequest('GET', '/api/v1/seats').flush({ items, total: 2 });
    await settle();
    expect(root.nativeElement.querySelector('[data-search]')).toBeNull();
    expect(cells()).toEqual(['10', '11']);
    expect(warn).not.toHaveBeenCalled();
  });
});
