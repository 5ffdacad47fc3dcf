import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { expectRequest, provideTestHttp, signIn } from '../../testing/http';
import { Apps } from './apps';

describe('Apps', () => {
  beforeEach(async () => {
    vi.stubGlobal(
      'EventSource',
      class extends EventTarget {
        close(): void {}
      },
    );
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    await signIn();
  });
  afterEach(() => vi.unstubAllGlobals());

  const answer = (active: Record<string, boolean>) =>
    expectRequest('GET', '/api/v1/apps').flush({
      items: Object.entries(active).map(([key, value]) => ({ key, active: value })),
    });

  it('counts all as active until it knows better', async () => {
    const apps = TestBed.inject(Apps);
    const known = apps.known();
    expect(apps.isActive('billing')).toBe(true);
    answer({ 'asset-management': true, billing: false });
    await known;
    expect([apps.isActive('asset-management'), apps.isActive('billing')]).toEqual([true, false]);
  });

  it('asks once for many', async () => {
    const apps = TestBed.inject(Apps);
    const both = Promise.all([apps.known(), apps.known()]);
    answer({ billing: true });
    await both;
    expect(apps.isActive('asset-management')).toBe(false);
  });

  it('stands back where the server does not say', async () => {
    const apps = TestBed.inject(Apps);
    const known = apps.known();
    expectRequest('GET', '/api/v1/apps').error(new ProgressEvent('error'));
    await known;
    expect(apps.isActive('billing')).toBe(true);
  });
});
