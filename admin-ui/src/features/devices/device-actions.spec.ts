import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { DeviceResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Toasts } from '../../core/toasts';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Confirmations, Dialogs } from '../../ui/dialog';
import type { Confirmation } from '../../ui/dialog/confirmations';
import { DeviceActions } from './device-actions';

const mine = { id: 1, name: 'Mine' };
const foreign = { id: 2, name: 'Foreign' };

function device(id: number, fields: Partial<DeviceResponse> = {}): DeviceResponse {
  const shown = { id, name: `PC ${id}`, organization: mine, status: 'ACTIVE', licenseCount: 2, ...fields };
  // Only these parts of a device are looked at.
  return shown as DeviceResponse;
}

describe('DeviceActions.decommissionAll', () => {
  const ask = vi.fn<(confirmation: Confirmation) => Promise<boolean>>();
  const done = vi.fn<(message: string) => void>();
  const tell = vi.fn<(progress: string) => void>();
  let stopped = false;
  const can = (_action: string, _subject: string, on: { organizationId: number }): boolean =>
    on.organizationId === mine.id;

  beforeEach(() => {
    vi.clearAllMocks();
    stopped = false;
    ask.mockImplementation(async ({ run }) => {
      await run?.({ tell, stopped: () => stopped });
      return true;
    });
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: Abilities, useValue: { can } },
        { provide: Confirmations, useValue: { ask } },
        { provide: Dialogs, useValue: {} },
        { provide: Toasts, useValue: { done } },
      ],
    });
  });

  const decommissioned = async (...ids: number[]): Promise<void> => {
    for (const id of ids) {
      await settle();
      expectRequest('POST', `/api/v1/devices/${id}/decommission`).flush({});
    }
  };

  it('takes those that are active and may be changed, and says how many seats end', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([
      device(1),
      device(2, { status: 'DECOMMISSIONED' }),
      device(3, { organization: foreign }),
      device(4, { licenseCount: 3 }),
    ]);
    await decommissioned(1, 4);
    expect(await outcome).toBe(true);
    expect(ask.mock.calls[0]?.[0]).toMatchObject({
      title: 'Decommission 2 devices?',
      consequences: ['5 license seats end today.'],
    });
    expect(done.mock.calls).toEqual([['2 devices were decommissioned.']]);
  });

  it('says how far it is, and what was done where it is stopped', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([device(1), device(4)]);
    await settle();
    stopped = true;
    await decommissioned(1);
    expect(await outcome).toBe(true);
    expect(tell.mock.calls).toEqual([['0 of 2 devices']]);
    expect(done.mock.calls).toEqual([['1 of 2 devices were decommissioned.']]);
  });

  it('goes on with the rest after a failure, and says what was done where one gives up', async () => {
    ask.mockImplementation(async ({ run }) => {
      const work = { tell, stopped: () => stopped };
      await run?.(work).catch(() => undefined);
      await run?.(work).catch(() => undefined);
      return false;
    });
    const outcome = TestBed.inject(DeviceActions).decommissionAll([device(1), device(4), device(5)]);
    await decommissioned(1);
    await settle();
    answerProblem(expectRequest('POST', '/api/v1/devices/4/decommission'), 503, { code: 'busy' });
    await decommissioned(4);
    await settle();
    answerProblem(expectRequest('POST', '/api/v1/devices/5/decommission'), 503, { code: 'busy' });
    expect(await outcome).toBe(true);
    expect(done.mock.calls).toEqual([['2 of 3 devices were decommissioned.']]);
  });

  it('names the only one', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([device(1), device(3, { organization: foreign })]);
    await decommissioned(1);
    expect(await outcome).toBe(true);
    expect(ask.mock.calls[0]?.[0]).toMatchObject({
      title: 'Decommission PC 1?',
      consequences: ['2 license seats end today.'],
    });
  });

  it('asks nothing where there is nothing to do', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([device(1, { status: 'DECOMMISSIONED' })]);
    expect(await outcome).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  });
});
