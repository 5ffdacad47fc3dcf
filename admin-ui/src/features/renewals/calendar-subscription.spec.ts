import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { CalendarSubscription } from './calendar-subscription';

describe('the dialog of the calendar', () => {
  afterEach(() => TestBed.inject(Dialog).closeAll());

  it('goes on with the address that was made, which is to be copied', async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    void TestBed.inject(Dialogs).open(() => CalendarSubscription, {});
    await settle();
    await settle();
    expectRequest('GET', '/api/v1/renewals/feed').flush({ exists: false, createdAt: null });
    await settle();
    const buttons = () => [
      ...document.querySelectorAll<HTMLButtonElement>('app-calendar-subscription :is(.actions, app-copy-field) button'),
    ];
    const [create] = buttons();
    expect(create?.textContent).toContain('Create address');
    create?.focus();
    create?.click();
    create?.click();
    await settle();
    expectRequest('POST', '/api/v1/renewals/feed').flush({ url: 'https://seats.test/feed/x.ics' });
    await settle();
    expectRequest('GET', '/api/v1/renewals/feed').flush({ exists: true, createdAt: '2026-11-22T12:00:00Z' });
    await settle();
    const [copy] = buttons();
    expect(copy?.textContent).toContain('Copy');
    expect(document.activeElement).toBe(copy);
  });
});
