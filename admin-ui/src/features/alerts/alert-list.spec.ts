import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Subject } from 'rxjs';

import type { AlertResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { OpenAlerts } from '../../core/open-alerts';
import { OrganizationScope } from '../../core/organization-scope';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { AlertList } from './alert-list';
import { LicenseAlerts } from './license-alerts';

const alert = (id: number, fields: Partial<AlertResponse> = {}): AlertResponse => ({
  id,
  version: 1,
  kind: 'UNDER_LICENSED',
  state: 'OPEN',
  license: { id: 7, name: `License ${id}` },
  organization: null,
  scope: { global: true, organizationIds: [] },
  message: '',
  detail: { quantity: 1, usage: 3 },
  openedAt: '2026-11-22T12:00:00Z',
  acknowledgedAt: null,
  acknowledgedBy: '',
  note: '',
  resolvedAt: null,
  ...fields,
});

const summary = { open: 2, acknowledged: 1, kinds: [] };
const page = (...items: AlertResponse[]): object => ({ items, page: 1, pageSize: 50, total: items.length });

describe('alerts', () => {
  const changes = new Subject<Change>();

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([
          { path: 'alerts', component: AlertList },
          { path: '', children: [] },
        ]),
        { provide: LiveEvents, useValue: { changes: () => changes } },
      ],
    });
    await signIn([['read,update', 'Alert']]);
  });

  const listed = (): string => decodeURIComponent(expectRequest('GET', '/api/v1/alerts?').request.urlWithParams);

  it('are those that stand, unless somebody asks for others', async () => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/alerts');
    await settle();
    expectRequest('GET', '/api/v1/alerts/summary').flush(summary);
    const first = expectRequest('GET', '/api/v1/alerts?');
    expect(first.request.urlWithParams).toContain('state=OPEN&state=ACKNOWLEDGED');
    first.flush(page(alert(1), alert(2, { state: 'ACKNOWLEDGED' })));
    await harness.fixture.whenStable();
    const element = harness.fixture.nativeElement as HTMLElement;
    const [open, acknowledged, resolved] = element.querySelectorAll<HTMLButtonElement>('.states button');
    expect([open, acknowledged, resolved].map((each) => each?.getAttribute('aria-pressed'))).toEqual([
      'true',
      'true',
      'false',
    ]);
    expect(open?.textContent).toContain('2');
    const filter = [...element.querySelectorAll('button')].find((each) => each.textContent?.trim() === 'Filter');
    filter?.click();
    const offered = [...document.querySelectorAll('.app-popover .menu button')].map((each) => each.textContent);
    expect(offered, 'the state has buttons of its own').toEqual(['Kind', 'License']);
    filter?.click();
    expect(element.textContent).toContain('2 more seats are in use than purchased (3 of 1)');
    resolved?.click();
    await settle();
    expect(listed()).toContain('state=OPEN&state=ACKNOWLEDGED&state=RESOLVED');
  });

  it('of a license can be acknowledged, and are read again as they change', async () => {
    const fixture = TestBed.createComponent(LicenseAlerts);
    fixture.componentRef.setInput('licenseId', 7);
    await settle();
    const asked = expectRequest('GET', '/api/v1/alerts?');
    expect(asked.request.urlWithParams).toContain('licenseId=7');
    asked.flush(page(alert(1), alert(2, { state: 'ACKNOWLEDGED', acknowledgedBy: 'Ana' })));
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    expect(element.querySelectorAll('li')).toHaveLength(2);
    const buttons = element.querySelectorAll<HTMLButtonElement>('button');
    expect(buttons).toHaveLength(1);
    buttons[0]?.focus();
    buttons[0]?.click();
    await settle();
    expectRequest('POST', '/api/v1/alerts/1/acknowledge').flush(alert(1, { state: 'ACKNOWLEDGED' }));
    await settle();
    const acknowledged = alert(1, { state: 'ACKNOWLEDGED', acknowledgedBy: 'Ben' });
    expectRequest('GET', '/api/v1/alerts?').flush(page(acknowledged));
    await fixture.whenStable();
    expect(document.activeElement, 'its button is gone').toBe(element.querySelector('li'));
    changes.next({ topic: 'alerts', ids: [1], organizationIds: [] });
    await vi.waitFor(() => expectRequest('GET', '/api/v1/alerts?').flush(page()));
    await fixture.whenStable();
    expect(element.querySelector('ul')).toBeNull();
    changes.next({ topic: 'alerts', ids: [3], organizationIds: [] });
    await vi.waitFor(() => expectRequest('GET', '/api/v1/alerts?').flush(page(alert(3))));
    await fixture.whenStable();
    expect(element.querySelector('[role=status]')?.textContent).toContain('2 more seats');
  });

  it('that are open are counted in words, too', async () => {
    const open = TestBed.inject(OpenAlerts);
    await settle();
    expectRequest('GET', '/api/v1/alerts/summary').flush({ ...summary, open: 1 });
    await settle();
    expect([open.text(), open.words()]).toEqual(['1', '1 open alert']);
    await TestBed.inject(OrganizationScope).choose(9);
    await settle();
    expectRequest('GET', '/api/v1/alerts/summary?organizationId=9').flush({ ...summary, open: 4 });
    await settle();
    expect(open.words(), 'of the organization that is chosen').toBe('4 open alerts');
  });
});
