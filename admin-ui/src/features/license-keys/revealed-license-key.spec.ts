import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { answerProblem, expectRequest, provideTestHttp } from '../../testing/http';
import { RevealedLicenseKey, shownSeconds } from './revealed-license-key';

describe('a revealed key', () => {
  const address = '/api/v1/licenses/7/keys/3/reveal';
  let fixture: ComponentFixture<RevealedLicenseKey>;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: DialogRef, useValue: { keydownEvents: EMPTY, backdropClick: EMPTY, close: () => undefined } },
        {
          provide: DIALOG_DATA,
          useValue: { licenseId: 7, key: { id: 3, version: 1, label: 'Volume key', maskedValue: '•••• 4F2A' } },
        },
      ],
    });
    fixture = TestBed.createComponent(RevealedLicenseKey);
    fixture.detectChanges();
  });
  afterEach(() => vi.useRealTimers());

  const text = (): string => {
    fixture.detectChanges();
    const element: HTMLElement = fixture.nativeElement;
    return element.textContent;
  };
  const answer = async (): Promise<void> => {
    expectRequest('POST', address).flush({ value: 'AAAA-BBBB-4F2A' });
    await vi.advanceTimersByTimeAsync(0);
  };

  it('is shown for a while, hidden again, and shown anew when asked', async () => {
    await answer();
    expect(text()).toContain('AAAA-BBBB-4F2A');
    await vi.advanceTimersByTimeAsync((shownSeconds - 1) * 1_000);
    expect(text()).toContain('AAAA-BBBB-4F2A');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(text()).not.toContain('AAAA-BBBB');
    expect(text()).toContain('•••• 4F2A');

    const element: HTMLElement = fixture.nativeElement;
    const again = [...element.querySelectorAll('button')].find((button) => button.textContent.includes('Show again'));
    again?.click();
    await answer();
    expect(text()).toContain('AAAA-BBBB-4F2A');
    TestBed.inject(HttpTestingController).verify();
  });

  it('says why it cannot be shown', async () => {
    const detail = 'This was encrypted under another SECRET_KEY.';
    answerProblem(expectRequest('POST', address), 409, { code: 'secret.other-key', detail });
    await vi.advanceTimersByTimeAsync(0);
    expect(text()).toContain(detail);
  });
});
