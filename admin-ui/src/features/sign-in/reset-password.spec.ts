import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, provideRouter } from '@angular/router';

import { provideTestHttp, settle } from '../../testing/http';
import { ResetPassword } from './reset-password';

describe('ResetPassword', () => {
  async function open(fragment: string | null): Promise<HTMLElement> {
    const route = { snapshot: { fragment } };
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: ActivatedRoute, useValue: route }],
    });
    const fixture = TestBed.createComponent(ResetPassword);
    await settle();
    return fixture.nativeElement;
  }

  it('asks for a password where the link is whole', async () => {
    const element = await open('token=abc');
    expect(element.querySelector('input[type=password]')).not.toBeNull();
    expect(element.querySelector('[role=alert]')).toBeNull();
  });

  it.each([null, '', 'token='])('offers another link where it is not: %s', async (fragment) => {
    const element = await open(fragment);
    expect(element.querySelector('form')).toBeNull();
    expect(element.querySelector('[role=alert]')?.textContent).toContain('This link is not complete.');
    expect(element.querySelector('a[href="/forgot-password"]')).not.toBeNull();
  });
});
