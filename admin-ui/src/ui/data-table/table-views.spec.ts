import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter } from '@angular/router';
import { NEVER } from 'rxjs';

import type { SavedViewResponse } from '../../api/model';
import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { anActor, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { type Column, DataTable, type PageOf, listSource } from '.';

/** How long a busy machine may take to notice. */
const soon = { timeout: 20_000 };

interface Thing {
  readonly id: number;
  readonly name: string;
}

@Component({
  imports: [DataTable],
  template: '<app-data-table label="Things" [source]="things" [columns]="columns" />',
})
class Page {
  readonly things = listSource({
    key: 'things',
    list: (params: {
      page?: number;
      pageSize?: number;
      sort?: string;
      type?: string[];
    }): ApiRequest<PageOf<Thing>> => ({
      method: 'GET',
      url: withQuery('/api/v1/things', params),
    }),
    filters: [{ kind: 'choice', key: 'type', label: 'Type', options: [{ value: 'A', label: 'Type A' }] }],
  });
  readonly columns: readonly Column<Thing>[] = [
    { key: 'name', label: 'Name', sortable: true },
    { key: 'id', label: 'Number' },
  ];
}

@Component({ selector: 'app-test-root', imports: [RouterOutlet], template: '<router-outlet />' })
class Root {}

describe('saved views of a table', { timeout: 60_000 }, () => {
  let root: ComponentFixture<Root>;

  const aView = (fields: Partial<SavedViewResponse> = {}): SavedViewResponse => ({
    id: 7,
    version: 2,
    table: 'things',
    name: 'Only A',
    query: 'type=A&columns=name%2Cid',
    shared: false,
    isDefault: false,
    owner: { id: 1, name: 'Ana' },
    own: true,
    ...fields,
  });

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp({ savedViews: true }),
        provideRouter([{ path: 'things', component: Page }]),
        { provide: LiveEvents, useValue: { changes: () => NEVER } },
      ],
    });
    await signIn();
  });

  const open = async (url: string, views: readonly SavedViewResponse[]): Promise<void> => {
    root = TestBed.createComponent(Root);
    await TestBed.inject(Router).navigateByUrl(url);
    await settle();
    await answerViews(views);
  };
  const answerViews = async (views: readonly SavedViewResponse[]): Promise<void> => {
    expectRequest('GET', '/api/v1/saved-views?table=things').flush({ items: views, total: views.length });
    await settle();
    await settle();
  };
  const signInAs = async (id: number): Promise<void> => {
    const loaded = TestBed.inject(Session).load();
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), id } });
    await loaded;
  };
  const leaveFor = async (url: string): Promise<void> => {
    root.destroy();
    root = TestBed.createComponent(Root);
    await TestBed.inject(Router).navigateByUrl('/');
    await TestBed.inject(Router).navigateByUrl(url);
    await settle();
    await settle();
  };
  const again = async (url: string, views: readonly SavedViewResponse[]): Promise<void> => {
    await leaveFor(url);
    await answerViews(views);
  };
  const address = () => TestBed.inject(Location).path();
  const button = (): HTMLElement => root.nativeElement.querySelector('app-table-views button');
  const inPanel = async (name: string): Promise<HTMLElement> => {
    if (document.querySelector('app-views-panel') === null) button().click();
    return vi.waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('app-views-panel button')].find(
        (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
      );
      if (!found) throw new Error(`The panel has no ${name}.`);
      return found;
    }, soon);
  };
  const choose = async (name: string): Promise<void> => {
    (await inPanel(name)).click();
    await settle();
  };

  it('are opened, and say when something was changed since', async () => {
    await open('/things', [aView()]);
    expect(button().textContent.trim()).toBe('Views');
    await choose('Only A');
    expect(address()).toBe('/things?columns=name,id&view=7&type=A');
    expect(button().textContent.trim()).toBe('Only A');
    root.nativeElement.querySelector('.sort').click();
    await settle();
    expect(button().textContent).toContain('Changed since it was saved');
    await choose('Everything');
    expect(address()).toBe('/things');
  });

  it('are saved as the table is now', async () => {
    await open('/things?view=7&type=A&sort=name', [aView()]);
    await choose('Save changes');
    const request = expectRequest('PATCH', '/api/v1/saved-views/7');
    expect(request.request.body).toEqual({ query: 'sort=name&columns=name%2Cid&type=A' });
    expect(request.request.headers.get('If-Match')).toBe('"2"');
    request.flush(aView({ query: 'sort=name&columns=name%2Cid&type=A', version: 3 }));
    await settle();
    await answerViews([aView({ query: 'sort=name&columns=name%2Cid&type=A', version: 3 })]);
    expect(button().textContent).not.toContain('Changed');
  });

  it('of others are changed by nobody else', async () => {
    await open('/things?view=8&type=A&sort=name', [aView({ id: 8, own: false, shared: true })]);
    await inPanel('Only A');
    const texts = [...document.querySelectorAll('app-views-panel button')].map(
      (each) => each.getAttribute('aria-label') ?? each.textContent.trim(),
    );
    expect(texts).toEqual([
      'Everything',
      'Only A',
      'Copy link to Only A',
      'Save as new view',
      'Copy link to this list',
    ]);
  });

  it('are begun with where one is the default, and at once the next time', async () => {
    await open('/things', [aView({ isDefault: true })]);
    expect(address()).toBe('/things?columns=name,id&view=7&type=A');
    await leaveFor('/things');
    expect(address()).toBe('/things?columns=name,id&view=7&type=A');
  });

  it('stand back behind a link that says what to show', async () => {
    await open('/things?sort=-name', [aView({ isDefault: true })]);
    expect(address()).toBe('/things?sort=-name');
  });

  it('do not come back when everything is asked for, nor after going back to it', async () => {
    await open('/things', [aView({ isDefault: true })]);
    await choose('Everything');
    expect(address()).toBe('/things?view=all');
    root.destroy();
    await open('/things?view=all', [aView({ isDefault: true })]);
    expect(address()).toBe('/things?view=all');
    expect((await inPanel('Everything')).getAttribute('aria-pressed')).toBe('true');
  });

  it('do not come back when the last filter is taken away', async () => {
    await open('/things?type=A', [aView({ isDefault: true })]);
    root.nativeElement.querySelector('app-filter-chip .remove').click();
    await settle();
    await settle();
    expect(address()).toBe('/things?view=all');
  });

  it('are put right where the default was changed or deleted elsewhere', async () => {
    await open('/things', [aView({ isDefault: true })]);
    await again('/things', [aView({ isDefault: true, query: 'sort=name' })]);
    expect(address()).toBe('/things?view=7&sort=name');
    await again('/things', []);
    expect(address()).toBe('/things');
  });

  it('are left as they are where something was chosen meanwhile', async () => {
    await open('/things', [aView({ isDefault: true })]);
    await leaveFor('/things');
    root.nativeElement.querySelector('.sort').click();
    await settle();
    await answerViews([]);
    expect(address()).toBe('/things?columns=name,id&view=7&type=A&sort=name');
  });

  it('are begun with by nobody else who works in this browser', async () => {
    await open('/things', [aView({ isDefault: true })]);
    await signInAs(2);
    await leaveFor('/things');
    expect(address()).toBe('/things');
  });

  it('are links with the columns that are shown', async () => {
    const copied = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: copied } });
    await open('/things?type=A&page=3&organizationId=4', []);
    await choose('Copy link to this list');
    expect(copied).toHaveBeenCalledWith(`${location.origin}/things?columns=name%2Cid&type=A&organizationId=4`);
    vi.unstubAllGlobals();
  });
});
