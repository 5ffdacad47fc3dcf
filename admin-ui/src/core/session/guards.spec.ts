import { TestBed } from '@angular/core/testing';
import {
  type ActivatedRouteSnapshot,
  type PartialMatchRouteSnapshot,
  type RouterStateSnapshot,
  UrlTree,
  provideRouter,
} from '@angular/router';

import { anActor, expectRequest, provideTestHttp, signIn } from '../../testing/http';
import { allowed, enrolmentGuard, safeReturnUrl, signedInGuard } from './guards';
import { Session } from './session';

describe('guards', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] }));

  const enter = (url: string) =>
    TestBed.runInInjectionContext(() => signedInGuard({} as ActivatedRouteSnapshot, { url } as RouterStateSnapshot));
  const match = () =>
    TestBed.runInInjectionContext(() => allowed('read', 'Device')({}, [], {} as PartialMatchRouteSnapshot));

  const addressOf = (result: unknown) => (result instanceof UrlTree ? result.toString() : result);

  it('sends strangers to sign in and remembers where they wanted to go', () => {
    expect(addressOf(enter('/licenses?page=2'))).toBe('/sign-in?returnUrl=%2Flicenses%3Fpage%3D2');
  });

  it('lets signed-in people pass', async () => {
    await signIn();
    expect(enter('/licenses')).toBe(true);
  });

  it('sends those who must set up one-time codes there, and nowhere else', async () => {
    const loaded = TestBed.inject(Session).load();
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), mustEnrol: true } });
    await loaded;
    expect(addressOf(enter('/licenses?page=2'))).toBe('/set-up-codes?returnUrl=%2Flicenses%3Fpage%3D2');
    const there = TestBed.runInInjectionContext(() =>
      enrolmentGuard({} as ActivatedRouteSnapshot, { url: '/set-up-codes' } as RouterStateSnapshot),
    );
    expect(there).toBe(true);
  });

  it('keeps those who look at everything as somebody else from setting up codes', async () => {
    const loaded = TestBed.inject(Session).load();
    const viewingAs = { kind: 'ROLE' as const, id: 3, name: 'Help desk' };
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), viewingAs } });
    await loaded;
    const there = TestBed.runInInjectionContext(() =>
      enrolmentGuard({} as ActivatedRouteSnapshot, { url: '/set-up-codes' } as RouterStateSnapshot),
    );
    expect(addressOf(there)).toBe('/account');
  });

  it('fails closed without a rule', async () => {
    await signIn([['read', 'Organization']]);
    expect(addressOf(match())).toBe('/forbidden');
  });

  it('opens what is allowed somewhere', async () => {
    await signIn([['read', 'Device', { organizationId: { $in: [3] } }]]);
    expect(match()).toBe(true);
  });
});

describe('safeReturnUrl', () => {
  it('keeps paths of the panel', () => {
    expect(safeReturnUrl('/licenses?page=2')).toBe('/licenses?page=2');
  });

  it.each([
    undefined,
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?x=1',
    '/set-up-codes',
    '/forbidden',
  ])('refuses %j', (url) => {
    expect(safeReturnUrl(url)).toBe('/');
  });
});
