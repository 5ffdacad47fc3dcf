import { Dialog } from '@angular/cdk/dialog';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { HttpTestingController } from '@angular/common/http/testing';

import type { SearchResultResponse } from '../../api/model';
import { RecentItems } from '../../core/recent/recent-items';
import { Toasts } from '../../core/toasts';
import { answerProblem, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Palette } from './palette';

@Component({ template: '' })
class Page {}

const result = (fields: Partial<SearchResultResponse>): SearchResultResponse => ({
  ...{ kind: 'DEVICE', id: 1, name: 'Thing', organization: null, publisher: null, type: 'LAPTOP', status: 'ACTIVE' },
  ...fields,
});

describe('CommandPalette', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.stubGlobal(
      'EventSource',
      class extends EventTarget {
        close(): void {}
      },
    );
    // The document of tests lays nothing out.
    Element.prototype.scrollIntoView = vi.fn<() => void>();
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([{ path: '**', component: Page }])],
    });
  });
  afterEach(() => {
    TestBed.inject(Dialog).closeAll();
    vi.unstubAllGlobals();
  });

  const field = (): HTMLInputElement => {
    const found = document.querySelector<HTMLInputElement>('app-command-palette input');
    if (!found) throw new Error('there is no field');
    return found;
  };
  const options = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('app-command-palette [role=option]')];
  const labels = (): string[] => options().map((option) => option.querySelector('.label')?.textContent.trim() ?? '');
  const active = (): string | undefined =>
    document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.querySelector('.label')?.textContent;
  const press = async (key: string, more: KeyboardEventInit = {}): Promise<void> => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await settle();
  };
  const pause = (): Promise<void> => vi.waitFor(settle);
  const type = async (text: string): Promise<void> => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const asked = (q: string) =>
    vi.waitFor(async () => {
      await settle();
      return expectRequest('GET', `/api/v1/search?q=${q}`);
    });
  const open = async (
    rules: unknown[][] = [
      ['read', 'Device'],
      ['create', 'Device'],
    ],
  ): Promise<void> => {
    await signIn(rules);
    await TestBed.inject(Palette).open();
    await pause();
    for (const request of TestBed.inject(HttpTestingController).match('/api/v1/apps')) request.flush({ items: [] });
    await settle();
  };

  it('offers what was opened last, and the actions and pages that this person may use', async () => {
    await signIn([['read', 'Device']]);
    const recent = TestBed.inject(RecentItems);
    recent.note('/devices/3', 'PC-3');
    recent.note('/licenses/4', 'Not theirs to see');
    await open();
    expect(labels()).toEqual(['PC-3', 'Add device', 'Keyboard shortcuts', 'Devices', 'Settings']);
    expect(active()).toBe('PC-3');
    expect(options()[0]?.querySelector('.detail')?.textContent).toBe('Devices');
    expect(document.activeElement).toBe(field());
  });

  it('shows what is found, and keeps it while the next answer is on its way', async () => {
    await open();
    await type('lap');
    (await asked('lap')).flush({ items: [result({ id: 7, name: 'Lap-7' }), result({ id: 8, name: 'Lap-8' })] });
    await settle();
    expect(labels()).toEqual(['Lap-7', 'Lap-8']);
    expect(options()[0]?.getAttribute('href')).toBe('/devices/7');
    await press('ArrowDown');
    expect(active()).toBe('Lap-8');

    await type('lap-8');
    expect(labels()).toEqual(['Lap-7', 'Lap-8']);
    (await asked('lap-8')).flush({ items: [result({ id: 8, name: 'Lap-8' })] });
    await settle();
    expect(labels()).toEqual(['Lap-8']);
    await press('Enter');
    await pause();
    expect(TestBed.inject(Router).url).toBe('/devices/8');
    expect(document.querySelector('app-command-palette')).toBeNull();
  });

  it('waits for the answer where Enter comes before it', async () => {
    await open();
    await type('lap');
    (await asked('lap')).flush({ items: [result({ id: 7, name: 'Lap-7' }), result({ id: 8, name: 'Lap-8' })] });
    await settle();
    await type('lap-8');
    await press('Enter');
    expect(document.querySelector('app-command-palette')).not.toBeNull();
    (await asked('lap-8')).flush({ items: [result({ id: 8, name: 'Lap-8' }), result({ id: 7, name: 'Lap-7' })] });
    await settle();
    await pause();
    expect(TestBed.inject(Router).url).toBe('/devices/8');
    expect(document.querySelector('app-command-palette')).toBeNull();
  });

  it('opens at once what somebody went to, and nothing after typing on', async () => {
    await open();
    await type('lap');
    await press('Enter');
    await type('lap-');
    (await asked('lap-')).flush({ items: [result({ id: 7, name: 'Lap-7' }), result({ id: 8, name: 'Lap-8' })] });
    await settle();
    expect(labels()).toEqual(['Lap-7', 'Lap-8']);
    await type('lap-x');
    await press('ArrowDown');
    await press('Enter');
    await pause();
    expect(TestBed.inject(Router).url).toBe('/devices/8');
  });

  it('shows nothing that was found by something else', async () => {
    await open();
    await type('lap');
    (await asked('lap')).flush({ items: [result({ id: 7, name: 'Lap-7' })] });
    await settle();
    await type('');
    await type('zoe');
    expect(labels()).toEqual([]);
    answerProblem(await asked('zoe'), 503, { title: 'Busy', detail: 'Try again soon.', code: 'busy' });
    await settle();
    expect(labels()).toEqual([]);
  });

  it('tells that an action could not begin', async () => {
    await TestBed.inject(Router).navigateByUrl('/devices?organizationId=5');
    const { OrganizationScope } = await import('../../core/organization-scope');
    await TestBed.inject(OrganizationScope).choose(5);
    await open([['create', 'Person']]);
    await type('add person');
    await press('Enter');
    const gone = await vi.waitFor(async () => {
      await settle();
      return expectRequest('GET', '/api/v1/organizations/5');
    });
    answerProblem(gone, 404, { title: 'Not found', detail: 'It is gone.', code: 'not-found' });
    await settle();
    expect(TestBed.inject(Toasts).toasts()).toMatchObject([{ kind: 'failed' }]);
  });

  it('goes around at both ends, and opens in a new tab by Ctrl and Enter', async () => {
    await open();
    await type('dev');
    expect(labels()).toEqual(['Devices', 'Add device']);
    await press('ArrowUp');
    expect(active()).toBe('Add device');
    await press('ArrowDown');
    expect(active()).toBe('Devices');
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    await press('Enter', { ctrlKey: true });
    expect(opened).toHaveBeenCalledWith('/devices', '_blank', 'noopener');
    expect(document.querySelector('app-command-palette')).not.toBeNull();
    opened.mockRestore();
  });

  it('is narrowed as the panel is, and looks everywhere when that is asked for', async () => {
    await TestBed.inject(Router).navigateByUrl('/devices?organizationId=5');
    const { OrganizationScope } = await import('../../core/organization-scope');
    TestBed.inject(OrganizationScope).follow();
    await TestBed.inject(OrganizationScope).choose(5);
    await open();
    await type('zzz');
    (await asked('zzz&organizationId=5')).flush({ items: [] });
    await settle();
    expect(document.querySelector('app-command-palette')?.textContent).toContain('Nothing found for “zzz”');
    document.querySelector<HTMLButtonElement>('app-command-palette .scope button')?.click();
    await settle();
    const everywhere = await asked('zzz');
    expect(everywhere.request.urlWithParams).not.toContain('organizationId');
    everywhere.flush({ items: [result({ id: 2, name: 'zzz' })] });
    await settle();
    expect(labels()).toEqual(['zzz']);
  });

  it('says what went wrong, and asks again', async () => {
    await open();
    await type('lap');
    answerProblem(await asked('lap'), 503, { title: 'Busy', detail: 'Try again soon.', code: 'busy' });
    await settle();
    const retry = document.querySelector<HTMLButtonElement>('app-command-palette [role=alert] button');
    expect(document.querySelector('app-command-palette [role=alert]')).not.toBeNull();
    retry?.click();
    (await asked('lap')).flush({ items: [result({ name: 'Lap-1' })] });
    await settle();
    expect(labels()).toEqual(['Lap-1']);
  });
});
