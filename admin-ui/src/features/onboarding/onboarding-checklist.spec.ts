import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import type { OnboardingResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { OnboardingChecklist } from './onboarding-checklist';

const answer = (changes: Partial<OnboardingResponse> = {}): OnboardingResponse => ({
  dismissed: false,
  steps: [
    { step: 'ORGANIZATION', done: true },
    { step: 'DEVICE', done: false },
    { step: 'LICENSE', done: false },
  ],
  firstLocation: { id: 7, organizationId: 3 },
  firstDevice: null,
  ...changes,
});

describe('OnboardingChecklist', () => {
  const changed = new Subject<void>();
  const make = async (rules: unknown[][]) => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        {
          provide: LiveEvents,
          useValue: { changes: (topic: string) => (topic === 'devices' ? changed : new Subject()) },
        },
      ],
    });
    await signIn(rules);
    const fixture = TestBed.createComponent(OnboardingChecklist);
    await settle();
    return fixture;
  };
  const administrator = [['manage', 'all']];

  it('shows what is left, why the next step matters, and where it is done', async () => {
    const { nativeElement } = await make(administrator);
    expectRequest('GET', '/api/v1/onboarding').flush(answer());
    await settle();
    expect(nativeElement.textContent).toContain('1 of 3 done');
    const next = nativeElement.querySelector('.next') as HTMLElement;
    expect(next.textContent).toContain('Let the first device report');
    expect(next.querySelector('.reason')).not.toBeNull();
    expect(next.querySelector('a')?.getAttribute('href')).toBe('/organizations/3/locations/7/enrollment');
    expect(nativeElement.querySelectorAll('.reason')).toHaveLength(1);
  });

  it('is not there once everything is done, when it was put away, and for those who may not set up', async () => {
    const fixture = await make(administrator);
    const done = answer().steps.map(({ step }) => ({ step, done: true }));
    expectRequest('GET', '/api/v1/onboarding').flush(answer({ steps: done }));
    await settle();
    expect(fixture.nativeElement.querySelector('section')).toBeNull();
    TestBed.resetTestingModule();
    const away = await make(administrator);
    expectRequest('GET', '/api/v1/onboarding').flush(answer({ dismissed: true }));
    await settle();
    expect(away.nativeElement.querySelector('section')).toBeNull();
    TestBed.resetTestingModule();
    await make([['read', 'Device']]);
    TestBed.inject(HttpTestingController).expectNone('/api/v1/onboarding');
  });

  it('is put away by its button', async () => {
    const { nativeElement } = await make(administrator);
    const main = document.createElement('main');
    main.tabIndex = -1;
    main.append(nativeElement);
    document.body.append(main);
    expectRequest('GET', '/api/v1/onboarding').flush(answer());
    await settle();
    nativeElement.querySelector('button').focus();
    nativeElement.querySelector('button').click();
    await settle();
    const request = expectRequest('PUT', '/api/v1/onboarding');
    expect(request.request.body).toEqual({ dismissed: true });
    request.flush(answer({ dismissed: true }));
    await settle();
    await settle();
    expect(nativeElement.querySelector('section')).toBeNull();
    expect(document.activeElement).toBe(main);
    main.remove();
  });
});
