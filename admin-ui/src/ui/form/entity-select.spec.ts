import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { provideRouter } from '@angular/router';

import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { type EntityOption, EntitySelect, Field } from '.';

const create = vi.fn<(name: string) => Promise<EntityOption>>();

@Component({
  imports: [EntitySelect, Field, ReactiveFormsModule],
  template: `
    <app-field label="Publisher">
      <app-entity-select [formControl]="control" [search]="search" [create]="create" createLabel="Add publisher" />
    </app-field>
  `,
})
class Page {
  readonly control = new FormControl<EntityOption | null>({ id: 1, name: 'Adobe' });
  readonly create = create;
  readonly search = (q: string): ApiRequest<{ items: EntityOption[] }> => ({
    method: 'GET',
    url: withQuery('/api/v1/publishers', { q }),
  });
}

describe('EntitySelect', () => {
  let page: ComponentFixture<Page>;
  const input = (): HTMLInputElement => page.nativeElement.querySelector('input');
  const options = () => [...document.querySelectorAll<HTMLElement>('mat-option')];
  const value = () => page.componentInstance.control.value;
  const answer = async (...names: string[]): Promise<void> => {
    expectRequest('GET', '/api/v1/publishers').flush({ items: names.map((name, index) => ({ id: index + 1, name })) });
    await settle();
    await settle();
  };
  const type = async (text: string): Promise<void> => {
    input().value = text;
    input().dispatchEvent(new Event('input'));
    await vi.waitFor(async () => {
      await settle();
      expectedQuery(text);
    });
  };
  const expectedQuery = (text: string): void => {
    const { request } = (pending = expectRequest('GET', `/api/v1/publishers?q=${text}`));
    expect(request.method).toBe('GET');
  };
  let pending: ReturnType<typeof expectRequest>;

  beforeEach(async () => {
    create.mockReset();
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    page = TestBed.createComponent(Page);
    await page.whenStable();
  });

  const open = async (): Promise<void> => {
    input().dispatchEvent(new Event('focusin'));
    input().dispatchEvent(new Event('focus'));
    await settle();
  };
  const find = async (text: string, ...names: string[]): Promise<void> => {
    await open();
    await answer('Adobe', 'Microsoft');
    await type(text);
    pending.flush({ items: names.map((name, index) => ({ id: index + 10, name })) });
    await settle();
    await settle();
  };

  it('shows the name of its value and is named by its field', () => {
    expect(input().value).toBe('Adobe');
    expect(page.nativeElement.querySelector('label').getAttribute('for')).toBe(input().id);
  });

  it('asks the server only when somebody is at it', async () => {
    await settle();
    await open();
    await answer('Adobe', 'Microsoft');
    expect(options().map((option) => option.textContent?.trim())).toEqual(['Adobe', 'Microsoft']);
  });

  it('takes what is picked', async () => {
    await find('jet', 'JetBrains');
    options()[0]?.click();
    await settle();
    expect(value()).toEqual({ id: 10, name: 'JetBrains' });
  });

  it('adds what is not there yet', async () => {
    create.mockResolvedValue({ id: 77, name: 'Newsoft' });
    await find('Newsoft');
    const [add] = options();
    expect(add?.textContent).toContain('Add publisher “Newsoft”');
    add?.click();
    await settle();
    await settle();
    expect(create).toHaveBeenCalledWith('Newsoft');
    expect(value()).toEqual({ id: 77, name: 'Newsoft' });
  });

  it('says why something could not be added', async () => {
    create.mockRejectedValue(new Error('Another publisher has this name.'));
    await find('Newsoft');
    options()[0]?.click();
    await settle();
    await settle();
    expect(page.nativeElement.textContent).toContain('Another publisher has this name.');
    expect(value()).toEqual({ id: 1, name: 'Adobe' });
  });

  it('goes back to its value when the text names nothing', async () => {
    await find('zzz');
    document.body.click();
    input().dispatchEvent(new Event('blur'));
    await settle();
    await settle();
    expect(value()).toEqual({ id: 1, name: 'Adobe' });
    expect(input().value).toBe('Adobe');
  });

  it('can be emptied', async () => {
    page.nativeElement.querySelector('.clear').click();
    await settle();
    expect(value()).toBeNull();
  });
});
