import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { today } from '../licenses/today';
import { RenewalList } from './renewal-list';
import { daysToCome, monthsAhead, yearAhead } from './renewal-timeline.rules';

const year = yearAhead(today());
const [month = ''] = monthsAhead(today());

describe('the page of renewals', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([{ path: 'renewals', component: RenewalList }]),
        { provide: LiveEvents, useValue: { changes: () => EMPTY } },
      ],
    });
    await signIn([['read', 'License']]);
  });

  /** Of the list that was asked for, which has nothing. */
  const listedDays = (): object => {
    const asked = expectRequest('GET', '/api/v1/renewals?');
    asked.flush({ items: [], page: 1, pageSize: 50, total: 0 });
    const { searchParams } = new URL(asked.request.urlWithParams, 'http://panel.test');
    return { from: searchParams.get('from'), to: searchParams.get('to') };
  };

  it('lists the days of its charts, and of a month those that are to come', async () => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/renewals');
    await settle();
    const months = expectRequest('GET', '/api/v1/renewals/months');
    months.flush({
      items: [{ month, currency: 'USD', amount: '5.00', renewals: 1, expiringAmount: '0.00', expirations: 0 }],
      ...year,
    });
    expect(listedDays()).toEqual(year);
    await harness.fixture.whenStable();
    const bar = () =>
      (harness.fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('app-bar-chart .plot button');
    bar()?.click();
    await settle();
    expect(listedDays()).toEqual(daysToCome(month, today()));
    await harness.fixture.whenStable();
    expect(bar()?.getAttribute('aria-pressed')).toBe('true');
  });
});
