import { Dialog } from '@angular/cdk/dialog';
import { Location } from '@angular/common';
import { HttpTestingController } from '@angular/common/http/testing';
import { Component, inject } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { provideTestHttp, settle, signIn } from '../../testing/http';
import { CurrentLicense } from './current-license';
import { LicensedHolders } from './licensed-holders';

@Component({ imports: [RouterOutlet], providers: [CurrentLicense], template: '<router-outlet />' })
class Page {
  constructor() {
    inject(CurrentLicense).show(7);
  }
}

@Component({ selector: 'app-test-root', imports: [RouterOutlet], template: '<router-outlet />' })
class Root {}

describe('why somebody or something holds a seat', () => {
  let root: ComponentFixture<Root>;
  const license = {
    id: 7,
    name: 'Acrobat Pro',
    type: 'PER_DEVICE',
    assignmentMode: 'AUTOMATIC',
    warnings: ['Without products this license assigns nothing.'],
    scope: { global: true, complete: true, organizations: [], locations: [] },
  };
  const device = { id: 12, name: 'LT-12', organization: { id: 1, name: 'Acme' }, location: { id: 2, name: 'Office' } };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter(
          [
            {
              path: 'licenses/:id',
              component: Page,
              children: ['devices', 'users'].map((path) => ({ path, component: LicensedHolders })),
            },
          ],
          withComponentInputBinding(),
          withRouterConfig({ paramsInheritanceStrategy: 'always' }),
        ),
        { provide: LiveEvents, useValue: { changes: () => EMPTY } },
      ],
    });
    await signIn([['manage', 'all']]);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const request = (path: string) =>
    TestBed.inject(HttpTestingController).expectOne(({ url }) => url.split('?')[0] === path);
  const open = async (url: string, shown: object = license): Promise<void> => {
    root = TestBed.createComponent(Root);
    await TestBed.inject(Router).navigateByUrl(url);
    root.detectChanges();
    await settle();
    request('/api/v1/licenses/7').flush(shown);
    await settle();
    request('/api/v1/licenses/7/assignments').flush({ items: [], total: 0 });
    // The dialog's code is loaded when it is first opened.
    await vi.waitFor(async () => {
      await settle();
      if (!document.querySelector('app-why')) throw new Error('not open yet');
    });
    await settle();
  };
  const dialog = (): string => document.querySelector('app-why')?.textContent ?? '';

  it('explains the device that the address names', async () => {
    await open('/licenses/7/devices?why=12');
    request('/api/v1/devices/12').flush(device);
    const explained = request('/api/v1/licenses/7/explain');
    expect(explained.request.urlWithParams).toContain('deviceId=12');
    explained.flush({
      assigned: false,
      matched: false,
      assignment: null,
      checks: [
        { kind: 'STATUS', passed: true, detail: 'LT-12 is active.', facts: [] },
        {
          kind: 'PRODUCTS',
          passed: false,
          detail: 'LT-12 has none of the products.',
          facts: [{ id: 4, name: 'Acrobat Pro', holds: false, versions: [], versionRange: '>=20' }],
        },
      ],
      advice: ['Install Acrobat Pro.'],
    });
    await settle();
    await settle();
    expect(dialog()).toContain('LT-12 holds no seat');
    expect([...document.querySelectorAll('app-why-checks ol > li')].map((item) => item.className)).toEqual([
      '',
      'failed',
    ]);
    expect(dialog()).toContain('not installed, asked for >=20');
    expect(dialog()).toContain('Install Acrobat Pro.');
  });

  it('asks which device where the address names none, and is gone from the address when it is closed', async () => {
    await open('/licenses/7/devices?why=');
    expect(document.querySelector('app-why input')).not.toBeNull();
    document.querySelector<HTMLButtonElement>('app-why .foot button')?.click();
    await vi.waitFor(async () => {
      await settle();
      expect(TestBed.inject(Location).path()).toBe('/licenses/7/devices');
    });
  });

  it('explains people, and leads from the tab of another type to the one of the license', async () => {
    await open('/licenses/7/devices?why=5', { ...license, type: 'PER_USER' });
    const ana = { id: 5, name: 'Ana', email: 'ana@acme.test', kind: 'END_USER', organization: { id: 1, name: 'Acme' } };
    request('/api/v1/people/5').flush(ana);
    const explained = request('/api/v1/licenses/7/explain');
    expect(explained.request.urlWithParams).toContain('personId=5');
    const check = { kind: 'ROLES', passed: false, detail: 'Ana has none of the roles.' };
    const facts = [{ id: 4, name: 'Designer', holds: false }];
    explained.flush({ assigned: false, matched: false, assignment: null, checks: [{ ...check, facts }], advice: [] });
    await settle();
    await settle();
    expect(dialog()).toContain('Ana holds no seat');
    expect(dialog()).toContain('does not have the role');
    expect(TestBed.inject(Location).path()).toBe('/licenses/7/users?why=5');
    expect(document.body.textContent).toContain('Without products this license assigns nothing.');
  });
});
