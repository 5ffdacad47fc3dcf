import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { EMPTY } from 'rxjs';

import type { AppResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { AppList } from './app-list';

const billing = (active: boolean): AppResponse => ({
  ...{ key: 'billing', version: 1, name: 'Billing', description: '', active, changedAt: null },
});

describe('the page of apps', () => {
  it('keeps the focus with the app that was activated', async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
    const { nativeElement, whenStable } = await make();
    const button = () => (nativeElement as HTMLElement).querySelector<HTMLButtonElement>('button');
    expect(button()?.textContent?.trim()).toBe('Activate');
    button()?.focus();
    button()?.click();
    button()?.click();
    await settle();
    expectRequest('POST', '/api/v1/apps/billing/activate').flush(billing(true));
    await settle();
    expectRequest('GET', '/api/v1/apps').flush({ items: [billing(true)] });
    await settle();
    expectRequest('GET', '/api/v1/apps').flush({ items: [billing(true)] });
    await whenStable();
    expect(button()?.textContent?.trim()).toBe('Deactivate');
    expect(document.activeElement).toBe(button());
  });

  const make = async () => {
    const fixture = TestBed.createComponent(AppList);
    document.body.append(fixture.nativeElement);
    await settle();
    for (let asked = 0; asked < 2; asked += 1) await answerApps();
    await fixture.whenStable();
    return { nativeElement: fixture.nativeElement, whenStable: () => fixture.whenStable() };
  };
  const answerApps = async () => {
    for (const each of TestBed.inject(HttpTestingController).match(({ url }) => url === '/api/v1/apps'))
      each.flush({ items: [billing(false)] });
    await settle();
  };
});
