import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { EMPTY } from 'rxjs';

import type { ScheduleResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { ScheduleList } from './schedule-list';

const schedule: ScheduleResponse = {
  ...{ id: 'alerts.judge', name: 'alerts.judge', title: 'Judge alerts', does: 'Opens and closes alerts.' },
  ...{ every: 'MINUTE', nextRunAt: '2026-11-22T12:01:00Z', waitingSince: null, lastRun: null },
};

describe('the list of schedules', () => {
  const open = async (rules: unknown[][]): Promise<HTMLElement> => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([{ path: 'schedules', component: ScheduleList }]),
        { provide: LiveEvents, useValue: { changes: () => EMPTY } },
      ],
    });
    await signIn(rules);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/schedules');
    await settle();
    expectRequest('GET', '/api/v1/schedules?').flush({ items: [schedule], page: 1, pageSize: 50, total: 1 });
    await harness.fixture.whenStable();
    return harness.fixture.nativeElement;
  };
  const headings = (page: HTMLElement) => [...page.querySelectorAll('thead th')].map((each) => each.textContent.trim());

  it('offers to run one now in its row, once', async () => {
    const page = await open([['read,update', 'Schedule']]);
    expect(headings(page)).toEqual(['Schedule', 'Last run', 'How often', 'Next run', 'Run now']);
    const [run, ...others] = page.querySelectorAll<HTMLButtonElement>('tbody button');
    expect(others).toEqual([]);
    run?.click();
    await settle();
    expectRequest('POST', '/api/v1/schedules/alerts.judge/run');
  });

  it('offers nothing to who may only read', async () => {
    const page = await open([['read', 'Schedule']]);
    expect(headings(page)).toEqual(['Schedule', 'Last run', 'How often', 'Next run']);
    expect(page.querySelector('tbody button')).toBeNull();
  });
});
