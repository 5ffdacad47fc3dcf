import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { provideTestHttp, signIn } from '../../testing/http';
import { Abilities } from './abilities';
import { Can } from './can';

@Component({
  imports: [Can],
  template: `
    <b *appCan="'create'; subject: 'Device'">somewhere</b>
    <i *appCan="'create'; subject: 'Device'; on: { organizationId: 4 }">in 4</i>
  `,
})
class Page {}

describe('Abilities', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] }));

  it('allows nothing without a session', () => {
    expect(TestBed.inject(Abilities).can('read', 'Device')).toBe(false);
  });

  it('knows "somewhere" from "there"', async () => {
    await signIn([['create', 'Device', { organizationId: { $in: [3] } }]]);
    const abilities = TestBed.inject(Abilities);
    expect(abilities.can('create', 'Device')).toBe(true);
    expect(abilities.can('create', 'Device', { organizationId: 3 })).toBe(true);
    expect(abilities.can('create', 'Device', { organizationId: 4 })).toBe(false);
    expect(abilities.can('delete', 'Device')).toBe(false);
  });

  it('knows "everywhere" from "almost everywhere"', async () => {
    await signIn([
      ['update', 'Device'],
      ['read', 'Device', { organizationId: { $nin: [3] } }],
    ]);
    const abilities = TestBed.inject(Abilities);
    expect(abilities.canEverywhere('update', 'Device')).toBe(true);
    expect(abilities.canEverywhere('read', 'Device')).toBe(false);
    expect(abilities.canEverywhere('delete', 'Device')).toBe(false);
  });

  it('leaves the thing that it is asked about as it was', async () => {
    await signIn([['read', 'Device']]);
    const device = Object.freeze({ organizationId: 3 });
    expect(TestBed.inject(Abilities).can('read', 'Device', device)).toBe(true);
    expect(Object.getOwnPropertyNames(device)).toEqual(['organizationId']);
  });

  it('shows what is allowed and follows the session', async () => {
    const page = TestBed.createComponent(Page);
    await page.whenStable();
    const text = (): string => page.nativeElement.textContent.trim();
    expect(text()).toBe('');
    await signIn([['create', 'Device', { organizationId: 3 }]]);
    await page.whenStable();
    expect(text()).toBe('somewhere');
  });
});
