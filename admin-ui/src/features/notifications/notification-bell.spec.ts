import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Subject } from 'rxjs';

import type { NotificationResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { provideTestHttp, settle, signIn } from '../../testing/http';
import { NotificationBell } from './notification-bell';
import { shownCount } from './notification-bell.rules';

const told = (id: number, read: boolean): NotificationResponse => ({
  ...{ id, kind: 'EXPIRING', severity: 'WARNING', title: `Notice ${id}`, text: '', path: `/licenses/${id}`, read },
  facts: { event: 'opened', license: { id, name: `License ${id}` }, organization: null, expiresOn: '2027-01-15' },
  createdAt: '2026-03-05T10:00:00Z',
});

describe('NotificationBell', () => {
  const changes = new Subject<Change>();
  const http = () => TestBed.inject(HttpTestingController);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => changes } }],
    });
  });

  const make = async (rules: [string, string][]) => {
    await signIn(rules);
    const fixture = TestBed.createComponent(NotificationBell);
    await settle();
    return fixture;
  };
  const answer = async (count: number, ...items: NotificationResponse[]) => {
    for (const asked of http().match(({ url }) => url.endsWith('/unread'))) asked.flush({ count });
    const page = { items, page: 1, pageSize: 10, total: items.length };
    for (const asked of http().match(({ url, method }) => method === 'GET' && url.includes('/notifications?')))
      asked.flush(page);
    await settle();
  };
  const bell = (root: HTMLElement) => root.querySelector<HTMLButtonElement>('button.bell');
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.app-popover li a')];

  it('is not there for who may see none', async () => {
    const { nativeElement } = await make([['read', 'Device']]);
    expect(bell(nativeElement)).toBeNull();
    http().expectNone(() => true);
  });

  it('says how many are unread, shows the newest, and marks what is opened', async () => {
    const { nativeElement } = await make([['read', 'Notification']]);
    await answer(2, told(2, false), told(1, false));
    expect(bell(nativeElement)?.getAttribute('aria-label')).toBe('2 unread notifications');
    bell(nativeElement)?.click();
    await settle();
    await answer(2, told(2, false), told(1, false));
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['/licenses/2', '/licenses/1']);
    expect(links()[0]?.textContent).toContain('License 2 expires on Jan 15, 2027');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    links()[0]?.click();
    const read = http().expectOne({ method: 'POST', url: '/api/v1/notifications/read' });
    expect(read.request.body).toEqual({ ids: [2] });
    read.flush({ count: 1 });
    await settle();
    expect(navigate).toHaveBeenCalledWith('/licenses/2');
    expect(bell(nativeElement)?.getAttribute('aria-label')).toBe('1 unread notification');
    expect(links()).toEqual([]);
  });

  it('marks all up to the newest that was seen', async () => {
    const { nativeElement } = await make([['read', 'Notification']]);
    await answer(2, told(7, false), told(3, true));
    bell(nativeElement)?.click();
    await settle();
    const button = document.querySelector<HTMLButtonElement>('.app-popover .head button');
    button?.focus();
    button?.click();
    const read = http().expectOne({ method: 'POST', url: '/api/v1/notifications/read' });
    expect(read.request.body).toEqual({ upTo: 7 });
    read.flush({ count: 0 });
    await settle();
    expect(bell(nativeElement)?.textContent?.trim()).toBe('');
    expect(document.activeElement, 'the button is gone').toBe(links()[0]);
  });

  it('asks anew when somebody is told something', async () => {
    const { nativeElement } = await make([['read', 'Notification']]);
    await answer(0);
    changes.next({ topic: 'notifications', ids: [9], organizationIds: [] });
    await vi.waitFor(async () => {
      await answer(1, told(9, false));
      expect(bell(nativeElement)?.getAttribute('aria-label')).toBe('1 unread notification');
    });
  });
});

it.each([
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('%d fits on the bell as %s', (count, text) => expect(shownCount(count)).toBe(text));
