import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { provideTestHttp, settle } from '../../testing/http';
import { ResetPassword } from './reset-password';

describe('ResetPassword', () => {
  async function open(link: string): Promise<Element> {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([{ path: 'reset-password', component: ResetPassword }])],
    });
    const harness = await RouterTestingHarness.create(link);
    await settle();
    return harness.routeNativeElement!;
  }

  it.each(['/reset-password#token=abc', '/reset-password?token=abc'])(
    'asks for a password, and takes the one-time value out of the address: %s',
    async (link) => {
      const element = await open(link);
      expect(element.querySelector('input[type=password]')).not.toBeNull();
      expect(element.querySelector('[role=alert]')).toBeNull();
      expect(TestBed.inject(Location).path(true)).toBe('/reset-password');
    },
  );

  it.each(['/reset-password', '/reset-password#', '/reset-password#token='])(
    'offers another link where it is not whole: %s',
    async (link) => {
      const element = await open(link);
      expect(element.querySelector('form')).toBeNull();
      expect(element.querySelector('[role=alert]')?.textContent).toContain('This link is not complete.');
      expect(element.querySelector('a[href="/forgot-password"]')).not.toBeNull();
    },
  );
});
