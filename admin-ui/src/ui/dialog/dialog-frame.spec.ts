import { Dialog } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, provideRouter } from '@angular/router';

import { Api } from '../../core/api/api';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Field, Input, TagsInput, UnsavedChanges } from '../form';
import { Confirmations, type DialogContent, DialogFrame, Dialogs, dialogData } from '.';

@Component({
  imports: [DialogFrame, Field, Input, ReactiveFormsModule, TagsInput],
  template: `
    <app-dialog heading="Add thing" [form]="form" [submit]="submit">
      <ng-container [formGroup]="form">
        <app-field label="Name" help="scope"><input appInput formControlName="name" /></app-field>
        <app-field label="Tags"><app-tags-input formControlName="tags" /></app-field>
        <input type="search" />
      </ng-container>
    </app-dialog>
  `,
})
class ThingForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly name: string }>();
  readonly form = new FormGroup({
    name: new FormControl(this.data.name, Validators.required),
    tags: new FormControl<readonly string[]>([], { nonNullable: true }),
  });
  readonly submit = () =>
    this.#api.send<{ id: number }>({ method: 'POST', url: '/api/v1/things', body: this.form.value });
}

@Component({ template: '' })
class Page {}

describe('DialogFrame', () => {
  beforeEach(() =>
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([{ path: ':page', component: Page }])],
    }),
  );
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const find = <Type extends HTMLElement = HTMLElement>(selector: string): Type => {
    const found = document.querySelector<Type>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  const open = async (name = '') => {
    const closed = vi.fn<(result: unknown) => void>();
    void TestBed.inject(Dialogs)
      .open(() => ThingForm, { name })
      .then(closed);
    await settle();
    await settle();
    return closed;
  };
  const type = async (text: string): Promise<void> => {
    const input = find<HTMLInputElement>('app-dialog input');
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await settle();
  };
  const submit = async (): Promise<void> => {
    find('app-dialog [type=submit]').click();
    await settle();
  };
  const escape = async (): Promise<void> => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    // The question is loaded when it is first asked.
    await vi.waitFor(async () => {
      await settle();
      if (document.querySelectorAll('app-dialog').length === 1) throw new Error('still the same dialog');
    });
  };
  const message = () => find('app-dialog app-field').textContent;

  it('is named by its heading', async () => {
    await open();
    const name = find('cdk-dialog-container').getAttribute('aria-labelledby');
    expect(document.getElementById(name ?? '')?.textContent).toBe('Add thing');
  });

  it('begins at its first field, past what explains it', async () => {
    await open();
    expect(find('app-dialog app-help button').compareDocumentPosition(find('app-dialog input'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    await vi.waitFor(() => expect(document.activeElement).toBe(find('app-dialog input')));
  });

  it('sends nothing that is not valid', async () => {
    await open();
    await submit();
    expect(message()).toContain('This is required.');
    expect(find('app-dialog input').getAttribute('aria-invalid')).toBe('true');
  });

  it('closes with what the server answered', async () => {
    const closed = await open('a');
    await submit();
    expectRequest('POST', '/api/v1/things').flush({ id: 4 });
    await settle();
    expect(closed).toHaveBeenCalledWith({ id: 4 });
  });

  it('sends once, however often it is told to', async () => {
    await open('a');
    await submit();
    await submit();
    expectRequest('POST', '/api/v1/things').flush({ id: 4 });
  });

  it('stays open with everything typed, and the server’s error at its field', async () => {
    const closed = await open();
    await type('Acme');
    await submit();
    answerProblem(expectRequest('POST', '/api/v1/things'), 409, {
      code: 'thing.name-taken',
      errors: [{ field: 'name', code: 'taken', message: 'Another thing has this name.' }],
    });
    await settle();
    expect(closed).not.toHaveBeenCalled();
    expect(find<HTMLInputElement>('app-dialog input').value).toBe('Acme');
    expect(message()).toContain('Another thing has this name.');
    await type('Acme 2');
    expect(message()).not.toContain('Another thing has this name.');
  });

  it('shows what belongs to no field above the form', async () => {
    await open('a');
    await submit();
    answerProblem(expectRequest('POST', '/api/v1/things'), 409, { code: 'x', detail: 'The period is closed.' });
    await settle();
    expect(find('[data-failure]').textContent).toContain('The period is closed.');
  });

  it('closes at once with Escape and a click outside when nothing was typed', async () => {
    const closed = await open('a');
    find('.cdk-overlay-backdrop').click();
    await settle();
    expect(closed).toHaveBeenCalledWith(undefined);
  });

  it('closes when a link leads to another page, and not when the page is filtered', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/things');
    const closed = await open('a');
    await router.navigateByUrl('/things?q=a');
    await settle();
    expect(closed).not.toHaveBeenCalled();
    await router.navigateByUrl('/others');
    await settle();
    expect(closed).toHaveBeenCalledWith(undefined);
    expect(document.querySelector('app-dialog')).toBeNull();
  });

  it('asks about a word that the form does not have yet, and not about a search', async () => {
    const closed = await open('a');
    const typeInto = async (selector: string): Promise<void> => {
      const input = find<HTMLInputElement>(selector);
      input.value = 'des';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    };
    await typeInto('app-tags-input input');
    await escape();
    expect(find('app-confirm-dialog').textContent).toContain('Discard changes?');
    find('app-confirm-dialog [type=submit]').click();
    await settle();
    await settle();
    expect(closed).toHaveBeenCalledWith(undefined);
    const again = await open('a');
    await typeInto('app-dialog [type=search]');
    find('.cdk-overlay-backdrop').click();
    await settle();
    expect(again).toHaveBeenCalledWith(undefined);
  });

  it('ignores a click outside, and asks on Escape, when something was typed', async () => {
    const closed = await open();
    await type('Acme');
    expect(TestBed.inject(UnsavedChanges).any()).toBe(true);
    const ask = vi.spyOn(TestBed.inject(Confirmations), 'ask');
    find('.cdk-overlay-backdrop').click();
    await settle();
    expect([closed.mock.calls, ask.mock.calls]).toEqual([[], []]);
    await escape();
    expect(find('app-confirm-dialog').textContent).toContain('Discard changes?');
    find('app-confirm-dialog [type=submit]').click();
    await settle();
    await settle();
    expect(closed).toHaveBeenCalledWith(undefined);
    expect(TestBed.inject(UnsavedChanges).any()).toBe(false);
  });
});
