import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { AssignmentResponse, LicenseResponse } from '../../api/model';
import { Toasts } from '../../core/toasts';
import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { Confirmation } from '../../ui/dialog/confirmations';
import { SeatActions } from './seat-actions';

const seat = (id: number, name: string): AssignmentResponse => ({
  id,
  version: 1,
  holder: { kind: 'DEVICE', id: id + 100, name, organization: null },
  assignedOn: '2026-11-01',
  endedOn: null,
  seats: 1,
  origin: 'MANUAL',
  note: '',
  endReason: null,
});

describe('SeatActions.remove', () => {
  const ask = vi.fn<(confirmation: Confirmation) => Promise<boolean>>();
  const open = vi.fn<(load: unknown, data: unknown) => Promise<undefined>>();
  const done = vi.fn<(message: string) => void>();

  beforeEach(() => {
    vi.clearAllMocks();
    ask.mockImplementation(async ({ run }) => {
      await run?.({ tell: () => undefined, stopped: () => false });
      return true;
    });
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: Confirmations, useValue: { ask } },
        { provide: Dialogs, useValue: { open } },
        { provide: Toasts, useValue: { done } },
      ],
    });
  });

  const remove = async (seats: readonly AssignmentResponse[], rejected: readonly object[] = []): Promise<boolean> => {
    const license: Pick<LicenseResponse, 'id' | 'name'> = { id: 7, name: 'Sketch' };
    // Only these parts of a license are looked at.
    const removed = TestBed.inject(SeatActions).remove(license as LicenseResponse, seats);
    await settle();
    const request = expectRequest('POST', '/api/v1/licenses/7/assignments/remove');
    expect(request.request.body).toEqual({ assignmentIds: seats.map(({ id }) => id) });
    request.flush({ ended: [], alreadyEnded: [], rejected });
    return removed;
  };

  it('ends all of them by one request', async () => {
    expect(await remove([seat(1, 'PC 1'), seat(2, 'PC 2')])).toBe(true);
    expect(ask.mock.calls[0]?.[0].title).toBe('Remove 2 devices from Sketch?');
    expect(done.mock.calls).toEqual([['2 devices were removed.']]);
  });

  it('names one', async () => {
    expect(await remove([seat(1, 'PC 1')])).toBe(true);
    expect(done.mock.calls).toEqual([['PC 1 was removed.']]);
  });

  it('tells whose seats stay, and why', async () => {
    const refusal = { id: 2, code: 'assignment.automatic', message: 'A rule gives it.' };
    expect(await remove([seat(1, 'PC 1'), seat(2, 'PC 2')], [refusal])).toBe(true);
    expect(done.mock.calls).toEqual([['1 device was removed.']]);
    expect(open.mock.calls[0]?.[1]).toEqual({
      done: 'Some keep their seats.',
      refused: [{ name: 'PC 2', reason: 'A rule gives it.' }],
    });
    expect(await remove([seat(2, 'PC 2')], [refusal])).toBe(false);
  });
});
