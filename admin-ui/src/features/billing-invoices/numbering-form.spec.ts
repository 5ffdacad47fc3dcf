import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { NumberingForm } from './numbering-form';

describe('NumberingForm', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    const numbering = { version: 2, prefix: 'INV-', suffix: '', digits: 5, next: 5000 };
    void TestBed.inject(Dialogs).open(() => NumberingForm, { numbering });
    await settle();
    await settle();
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const form = () => document.querySelector('app-numbering-form');
  const next = () => form()?.querySelector<HTMLInputElement>('[formcontrolname=next] input');
  const save = async (value: string) => {
    const input = next();
    if (!input) throw new Error('There is no next number.');
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    form()?.querySelector<HTMLButtonElement>('[type=submit]')?.click();
    await settle();
  };

  it('lets the server decide whether the counter may go back', async () => {
    await save('1');
    const sent = expectRequest('PUT', '/api/v1/billing/numbering');
    expect(sent.request.body).toEqual({ prefix: 'INV-', suffix: '', next: 1, digits: 5 });
    answerProblem(sent, 422, {
      code: 'invalid',
      errors: [{ field: 'next', code: 'numbering.backwards', message: 'Numbers only grow.' }],
    });
    await settle();
    await settle();
    expect(next()?.closest('app-field')?.textContent).toContain('Numbers only grow.');
  });

  it('says when the counter can be raised', () => {
    expect(next()?.closest('app-field')?.textContent).toContain('only be raised together with a new prefix or suffix');
  });

  it('knows no number below 1', async () => {
    await save('0');
    expect(next()?.getAttribute('aria-invalid')).toBe('true');
  });
});
