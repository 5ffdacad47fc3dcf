import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { AlertResponse } from '../../api/model';
import { Toasts, type Undo } from '../../core/toasts';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { AlertActions } from './alert-actions';

/** Only these parts of an alert are looked at. */
const alert = (id: number, version: number, state: AlertResponse['state'] = 'OPEN') =>
  ({ id, version, state, scope: { global: true, organizationIds: [] } }) as unknown as AlertResponse;

describe('AlertActions.acknowledge', () => {
  const done = vi.fn<(message: string, then?: Undo) => void>();

  beforeEach(async () => {
    vi.clearAllMocks();
    vi.stubGlobal(
      'EventSource',
      class extends EventTarget {
        close(): void {}
      },
    );
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: Toasts, useValue: { done, failed: done } }],
    });
    await signIn([['update', 'Alert']]);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('can be taken back, but not what somebody else acknowledged meanwhile', async () => {
    const acknowledged = TestBed.inject(AlertActions).acknowledge([alert(1, 4), alert(2, 7)]);
    await settle();
    expectRequest('POST', '/api/v1/alerts/1/acknowledge').flush(alert(1, 5, 'ACKNOWLEDGED'));
    expectRequest('POST', '/api/v1/alerts/2/acknowledge').flush(alert(2, 9, 'ACKNOWLEDGED'));
    expect(await acknowledged).toBe(true);
    const [message, then] = done.mock.calls[0] ?? [];
    expect(message).toBe('2 alerts were acknowledged.');
    const undone = then?.undo();
    await settle();
    const request = expectRequest('POST', '/api/v1/alerts/1/reopen');
    expect(request.request.headers.get('If-Match')).toBe('"5"');
    request.flush(alert(1, 6));
    await undone;
  });
});
