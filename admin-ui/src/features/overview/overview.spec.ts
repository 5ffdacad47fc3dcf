import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Subject } from 'rxjs';

import type { DashboardResponse } from '../../api/model';
import { Apps } from '../../core/apps/apps';
import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { OrganizationScope } from '../../core/organization-scope';
import { answerProblem, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Overview } from './overview';

const nothing = { licenses: 0, underLicensed: 0, missingSeats: 0, expired: 0, unusedCost: [], mostUnused: [] };

describe('the overview', () => {
  const changes = new Subject<Change>();

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([{ path: 'overview', component: Overview }]),
        { provide: LiveEvents, useValue: { changes: () => changes } },
        { provide: Apps, useValue: { isActive: () => true } },
      ],
    });
    await signIn([
      ['read', 'License'],
      ['create', 'License'],
      ['read', 'AuditEvent'],
    ]);
  });

  async function opened(answer?: DashboardResponse): Promise<HTMLElement> {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/overview');
    await settle();
    const request = expectRequest('GET', '/api/v1/dashboard');
    if (answer) request.flush(answer);
    await settle();
    return harness.fixture.nativeElement;
  }

  it('keeps room for what will come', async () => {
    const page = await opened();
    expect(page.querySelectorAll('app-attention-cards .waiting').length).toBe(3);
    expect(page.querySelectorAll('.card').length).toBe(4);
  });

  it('shows figures with the lists behind them, and only the parts that there are', async () => {
    const page = await opened({ licenses: { ...nothing, licenses: 2, underLicensed: 1, missingSeats: 3 } });
    const [card] = page.querySelectorAll<HTMLAnchorElement>('app-attention-cards a');
    expect(card?.textContent).toContain('3 seats are missing');
    expect(card?.getAttribute('href')).toBe('/licenses?compliance=UNDER_LICENSED');
    expect(page.querySelector('app-unused-card')?.textContent).toContain('No seat is unused');
    expect(page.querySelector('app-activity-card, app-spend-card, app-usage-card, .notice')).toBeNull();
  });

  it('says that nothing needs attention', async () => {
    const page = await opened({ licenses: { ...nothing, licenses: 2 } });
    expect(page.querySelector('.notice')?.textContent).toContain('Nothing needs attention');
  });

  it('says how to begin, as far as one may', async () => {
    const page = await opened({ licenses: nothing });
    expect([...page.querySelectorAll('.card a')].map(({ textContent }) => textContent.trim())).toEqual([
      'Add licenses',
    ]);
    expect(page.querySelector('app-attention-cards')).toBeNull();
  });

  it('shows unused seats in one currency at a time', async () => {
    const unusedCost = [
      { currency: 'USD', amount: '10.00', licenses: 1 },
      { currency: 'EUR', amount: '9.00', licenses: 2 },
    ];
    const unused = { publisher: null, unused: 1 };
    const mostUnused = [
      { id: 1, name: 'Euro', amount: '9.00', currency: 'EUR', ...unused },
      { id: 2, name: 'Dollar', amount: '10.00', currency: 'USD', ...unused },
    ];
    const page = await opened({ licenses: { ...nothing, licenses: 3, unusedCost, mostUnused } });
    const names = () => [...page.querySelectorAll('app-unused-card tbody a')].map(({ textContent }) => textContent);
    expect(names()).toEqual(['Euro']);
    [...page.querySelectorAll<HTMLButtonElement>('app-unused-card button')]
      .find((each) => each.textContent.includes('USD'))
      ?.click();
    await settle();
    expect(names()).toEqual(['Dollar']);
    expect(page.querySelector('app-unused-card .headline')?.getAttribute('href')).toContain('currency=USD');
  });

  it('says what is wrong where nothing comes', async () => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/overview');
    await settle();
    answerProblem(expectRequest('GET', '/api/v1/dashboard'), 500, { code: 'internal' });
    await settle();
    expect((harness.fixture.nativeElement as HTMLElement).textContent).toContain('Try again');
  });

  it('shows no figures of the organization before as those of another', async () => {
    const page = await opened({ licenses: { ...nothing, licenses: 2, underLicensed: 1, missingSeats: 3 } });
    void TestBed.inject(OrganizationScope).choose(5);
    await settle();
    const request = expectRequest('GET', '/api/v1/dashboard?organizationId=5');
    expect(page.textContent).not.toContain('3 seats are missing');
    answerProblem(request, 500, { code: 'internal' });
    await settle();
    expect(page.textContent).toContain('This could not be loaded');
    expect(page.textContent).not.toContain('3 seats are missing');
  });

  it('says that figures are of before where reading them again fails', async () => {
    const page = await opened({ licenses: { ...nothing, licenses: 2, underLicensed: 1, missingSeats: 3 } });
    changes.next({ topic: 'licenses', ids: [], organizationIds: [] });
    const again = await vi.waitFor(async () => {
      await settle();
      return expectRequest('GET', '/api/v1/dashboard');
    });
    answerProblem(again, 500, { code: 'internal' });
    await settle();
    expect(page.textContent).toContain('3 seats are missing');
    expect(page.querySelector('.notice')?.textContent).toContain('could not be read again');
    page.querySelector<HTMLButtonElement>('.notice button')?.click();
    await settle();
    expectRequest('GET', '/api/v1/dashboard').flush({ licenses: { ...nothing, licenses: 2 } });
    await settle();
    expect(page.querySelector('.notice-warning')).toBeNull();
  });
});
