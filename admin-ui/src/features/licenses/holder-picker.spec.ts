import { HttpTestingController } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { provideTestHttp, settle } from '../../testing/http';
import { HolderPicker } from './holder-picker';
import type { HolderOption } from './holders';
import type { HolderKind } from './license-kinds.rules';
import { type Scope, globalScope } from './scope.rules';

@Component({
  imports: [HolderPicker],
  template: `<app-holder-picker label="Seats" [kind]="kind()" [scope]="scope()" [(value)]="picked" />`,
})
class Page {
  readonly kind = signal<HolderKind>('LOCATION');
  readonly scope = signal<Scope>(globalScope);
  readonly picked = signal<readonly HolderOption[]>([]);
}

describe('HolderPicker', () => {
  let page: ComponentFixture<Page>;
  const acme = { id: 7, name: 'Acme' };
  const birch = { id: 8, name: 'Birch' };
  const locations = [
    { id: 1, name: 'Plant', address: '', organization: acme },
    { id: 2, name: 'Store', address: '', organization: acme },
    { id: 3, name: 'Office', address: '', organization: birch },
  ];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    page = TestBed.createComponent(Page);
    await settle();
  });

  const answer = async (path: string, items: readonly object[] = locations) => {
    const asked = TestBed.inject(HttpTestingController).expectOne(({ url }) => url.split('?')[0] === path);
    asked.flush({ items, total: items.length });
    await settle();
    await settle();
    return new URL(asked.request.urlWithParams, 'http://panel').searchParams;
  };
  const boxes = (): HTMLInputElement[] => [...page.nativeElement.querySelectorAll('[type=checkbox]')];
  const text = (): string => page.nativeElement.textContent;
  const narrow = async (scope: Scope): Promise<void> => {
    page.componentInstance.scope.set(scope);
    await settle();
  };
  const ids = (): number[] => page.componentInstance.picked().map(({ id }) => id);

  it('lets only what is in scope be picked, one by one and all that is shown', async () => {
    await answer('/api/v1/locations');
    const plant = { id: 1, name: 'Plant' };
    await narrow({
      global: false,
      organizations: [
        { ...acme, locations: [plant] },
        { ...birch, locations: [] },
      ],
    });
    expect((await answer('/api/v1/locations')).getAll('organizationId')).toEqual(['7', '8']);
    expect(boxes().map(({ disabled }) => disabled)).toEqual([false, true, false]);
    expect(text()).toContain('not in scope');
    [...page.nativeElement.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Pick'))?.click();
    await settle();
    expect(ids()).toEqual([1, 3]);
    expect(text()).toContain('2 locations picked');
  });

  it('tells who was picked before the scope left them out, and takes them out', async () => {
    await answer('/api/v1/locations');
    for (const box of boxes()) box.click();
    await settle();
    expect(ids()).toEqual([1, 2, 3]);
    await narrow({ global: false, organizations: [{ ...acme, locations: [] }] });
    await answer('/api/v1/locations', locations.slice(0, 2));
    expect(text()).toContain('Office is not in scope.');
    page.nativeElement.querySelector('.strays button').click();
    await settle();
    expect(ids()).toEqual([1, 2]);
  });

  it('asks for an organization where the scope has none', async () => {
    await answer('/api/v1/locations');
    await narrow({ global: false, organizations: [] });
    expect(text()).toContain('Choose an organization in the scope first.');
  });

  it('offers technicians only where people of no organization are in scope', async () => {
    await answer('/api/v1/locations');
    page.componentInstance.kind.set('PERSON');
    await settle();
    await answer('/api/v1/people', []);
    const kinds = (): string[] =>
      [...page.nativeElement.querySelectorAll('option')].map(({ textContent }) => textContent.trim());
    expect(kinds()).toEqual(['All people', 'End users', 'Technicians', 'Contacts']);
    await narrow({ global: false, organizations: [{ ...acme, locations: [] }] });
    await answer('/api/v1/people', []);
    expect(kinds()).toEqual(['All people', 'End users', 'Contacts']);
  });
});
