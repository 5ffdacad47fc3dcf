import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { SignIn } from './sign-in';

const signInPath = '/api/v1/auth/sign-in';

describe('SignIn', () => {
  let fixture: ComponentFixture<SignIn>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    fixture = TestBed.createComponent(SignIn);
    await settle();
    enter('email', 'ana@msp.example');
    enter('password', 'correct horse battery');
    await submit();
    answerProblem(expectRequest('POST', signInPath), 401, { code: 'auth.otp-required' });
    await settle();
  });

  const element = (): HTMLElement => fixture.nativeElement;
  function enter(control: string, text: string): void {
    const input = element().querySelector<HTMLInputElement>(`[formControlName=${control}]`);
    if (input === null) throw new Error(`No ${control}.`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }
  async function submit(): Promise<void> {
    element().querySelector('form')?.dispatchEvent(new Event('submit'));
    await settle();
  }
  const invalid = () => element().querySelector('[formControlName=otp]')?.getAttribute('aria-invalid');

  it('asks for the code as the next step, not as a failure', () => {
    expect([element().querySelector('[role=alert]'), invalid()]).toEqual([null, null]);
  });

  it('does not send an empty code', async () => {
    await submit();
    TestBed.inject(HttpTestingController).expectNone(signInPath);
    expect(invalid()).toBe('true');
    enter('otp', '123456');
    await submit();
    expect(expectRequest('POST', signInPath).request.body).toMatchObject({ otp: '123456' });
  });

  it('says that a code was wrong, and nothing of the emptied field', async () => {
    enter('otp', '123456');
    await submit();
    answerProblem(expectRequest('POST', signInPath), 401, { code: 'auth.otp-invalid' });
    await settle();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('This code is wrong');
    expect(invalid()).toBeNull();
  });
});
