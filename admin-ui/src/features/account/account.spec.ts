import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../core/session/session';
import { anActor, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Account } from './account';

type ViewingAs = ReturnType<typeof anActor>['viewingAs'];

describe('My account', () => {
  async function show(account: { hasPassword: boolean }, viewingAs: ViewingAs = null): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    const loaded = TestBed.inject(Session).load();
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), viewingAs } });
    await loaded;
    const fixture = TestBed.createComponent(Account);
    await settle();
    const oneTimeCodes = {
      enrolledAt: '2026-01-02T03:04:05Z',
      required: false,
      recoveryCodesLeft: 8,
      enrolmentProof: 'PASSWORD',
    };
    expectRequest('GET', '/api/v1/auth/account').flush({
      name: 'Ana',
      email: 'ana@msp.example',
      role: null,
      ...account,
      oneTimeCodes,
    });
    const session = { address: '192.0.2.1', userAgent: '', openedAt: '2026-01-02T03:04:05Z' };
    const seen = { lastSeenAt: '2026-01-02T03:04:05Z' };
    expectRequest('GET', '/api/v1/auth/sessions').flush({
      items: [
        { id: 1, current: true, ...session, ...seen },
        { id: 2, current: false, ...session, ...seen },
      ],
    });
    await settle();
    return fixture.nativeElement;
  }
  const actionsOf = (element: HTMLElement): readonly string[] =>
    [...element.querySelectorAll('.button')].map(({ textContent }) => textContent.trim());

  it('offers what can be done', async () => {
    expect(actionsOf(await show({ hasPassword: true }))).toEqual([
      'Change name',
      'Change password',
      'Set up another app',
      'New recovery codes',
      'Turn off',
      'End all others',
      expect.stringContaining('End'),
    ]);
  });

  it('asks nobody for a password that they do not have', async () => {
    const element = await show({ hasPassword: false });
    expect(actionsOf(element)).not.toContain('Change password');
    const button = [...element.querySelectorAll('button')].find((each) => each.textContent.includes('recovery'));
    button?.click();
    await vi.waitFor(() => expect(document.querySelector('cdk-dialog-container input')).not.toBeNull());
    expect(document.querySelector('cdk-dialog-container label')?.textContent).toContain('One-time code');
    expect(document.querySelector('cdk-dialog-container input[type=password]')).toBeNull();
  });

  it('changes nothing while the panel is looked at as another', async () => {
    const element = await show({ hasPassword: true }, { kind: 'TECHNICIAN_ROLE', id: 7, name: 'Help desk' });
    expect(actionsOf(element)).toEqual([]);
    expect(element.textContent).toContain('Stop viewing to change it.');
  });
});
