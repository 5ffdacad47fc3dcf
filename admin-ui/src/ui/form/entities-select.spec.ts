import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { provideRouter } from '@angular/router';

import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { EntitiesSelect, type EntityOption, EntitySelect, Field } from '.';

const find =
  (path: string) =>
  (q: string): ApiRequest<{ items: EntityOption[] }> => ({
    method: 'GET',
    url: withQuery(path, { q }),
  });

@Component({
  imports: [EntitiesSelect, EntitySelect, Field, ReactiveFormsModule],
  template: `
    <app-field label="Groups"><app-entities-select [formControl]="groups" [search]="search" /></app-field>
    <app-field label="Publisher">
      <app-entity-select
        [(value)]="publisher"
        [search]="findPublishers"
        [create]="create"
        [suggest]="suggest"
        suggestLabel="Seen in inventory"
      />
    </app-field>
  `,
})
class Page {
  readonly groups = new FormControl<readonly EntityOption[]>([{ id: 1, name: 'Servers' }]);
  readonly publisher = signal<EntityOption | null>(null);
  readonly search = find('/api/v1/groups');
  readonly findPublishers = find('/api/v1/publishers');
  readonly suggest = find('/api/v1/suggestions');
  readonly create = (name: string): Promise<EntityOption> => Promise.resolve({ id: 9, name });
}

describe('picking one after the other', () => {
  let page: ComponentFixture<Page>;
  const inputs = (): HTMLInputElement[] => [...page.nativeElement.querySelectorAll('input')];
  const options = () => [...document.querySelectorAll<HTMLElement>('mat-option')];
  const open = async (index: number): Promise<void> => {
    inputs()[index]?.dispatchEvent(new Event('focusin'));
    inputs()[index]?.dispatchEvent(new Event('focus'));
    await settle();
  };
  const answer = async (address: string, ...items: EntityOption[]): Promise<void> => {
    expectRequest('GET', address).flush({ items });
    await settle();
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    page = TestBed.createComponent(Page);
    await page.whenStable();
  });

  it('offers what is not picked yet, adds it, and stays empty', async () => {
    await open(0);
    await answer('/api/v1/groups', { id: 1, name: 'Servers' }, { id: 2, name: 'Laptops' });
    expect(options().map((option) => option.textContent?.trim())).toEqual(['Laptops']);
    options()[0]?.click();
    await settle();
    expect(page.componentInstance.groups.value?.map(({ id }) => id)).toEqual([1, 2]);
    expect(page.componentInstance.groups.dirty).toBe(true);
    expect(inputs()[0]?.value).toBe('');
  });

  it('takes one back', async () => {
    page.nativeElement.querySelector('[aria-label="Remove Servers"]').click();
    await settle();
    expect(page.componentInstance.groups.value).toEqual([]);
  });

  it('offers names to add, and adds the one that is picked', async () => {
    await open(1);
    expectRequest('GET', '/api/v1/suggestions').flush({ items: [{ id: 0, name: 'Adobe' }] });
    await answer('/api/v1/publishers');
    expect(document.querySelector('mat-optgroup')?.textContent).toContain('Seen in inventory');
    options()[0]?.click();
    await settle();
    await settle();
    expect(page.componentInstance.publisher()).toEqual({ id: 9, name: 'Adobe' });
  });
});
