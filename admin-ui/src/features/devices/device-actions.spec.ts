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
  const open = vi.fn<(load: unknown, data: unknown) => Promise<undefined>>();
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
        { provide: Dialogs, useValue: { open } },
        { provide: Toasts, useValue: { done } },
      ],
    });
  });

  const request = async (ids: readonly number[]) => {
    await settle();
    const sent = expectRequest('POST', '/api/v1/devices/decommission');
    expect(sent.request.body).toEqual({ ids });
    return sent;
  };
  const answer = async (ids: readonly number[], refused: readonly number[] = []): Promise<void> => {
    const taken = ids.filter((id) => !refused.includes(id));
    const why = refused.map((id) => ({ id, code: 'not-found', message: 'There is none.' }));
    (await request(ids)).flush({ decommissioned: taken, refused: why });
  };
  const all = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const idsOf = async (outcome: Promise<readonly DeviceResponse[]>): Promise<number[]> =>
    (await outcome).map(({ id }) => id);

  it('takes those that are active and may be changed, and says how many seats end', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([
      device(1),
      device(2, { status: 'DECOMMISSIONED' }),
      device(3, { organization: foreign }),
      device(4, { licenseCount: 3 }),
    ]);
    await answer([1, 4]);
    expect(await idsOf(outcome)).toEqual([2, 1, 4]);
    expect(ask.mock.calls[0]?.[0]).toMatchObject({
      title: 'Decommission 2 devices?',
      consequences: [
        '5 license seats end today.',
        '1 other stays: it is of an organization in which you may not change devices.',
      ],
    });
    expect(done.mock.calls).toEqual([['2 devices were decommissioned.']]);
    expect(open).not.toHaveBeenCalled();
  });

  it('sends many together, says how far it is, and what was done where it is stopped', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll(all(1, 120).map((id) => device(id)));
    await answer(all(1, 50));
    const second = await request(all(51, 100));
    stopped = true;
    second.flush({ decommissioned: all(51, 100), refused: [] });
    expect(await idsOf(outcome)).toEqual(all(1, 100));
    expect(tell.mock.calls).toEqual([['0 of 120 devices'], ['50 of 120 devices']]);
    expect(done.mock.calls).toEqual([['100 of 120 devices were decommissioned.']]);
  });

  it('names those that were refused, and goes on with the others', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll(all(1, 51).map((id) => device(id)));
    await answer(all(1, 50), [7]);
    await answer([51]);
    expect(await idsOf(outcome)).toEqual(all(1, 51).filter((id) => id !== 7));
    expect(done.mock.calls).toEqual([['50 of 51 devices were decommissioned.']]);
    expect(open.mock.calls[0]?.[1]).toEqual({ refused: [{ id: 7, name: 'PC 7', message: 'There is none.' }] });
  });

  it('goes on with the rest after a failure, and says what was done where one gives up', async () => {
    ask.mockImplementation(async ({ run }) => {
      const work = { tell, stopped: () => stopped };
      await run?.(work).catch(() => undefined);
      await run?.(work).catch(() => undefined);
      return false;
    });
    const outcome = TestBed.inject(DeviceActions).decommissionAll(all(1, 150).map((id) => device(id)));
    await answer(all(1, 50));
    answerProblem(await request(all(51, 100)), 503, { code: 'busy' });
    await answer(all(51, 100));
    answerProblem(await request(all(101, 150)), 503, { code: 'busy' });
    expect(await idsOf(outcome)).toEqual(all(1, 100));
    expect(done.mock.calls).toEqual([['100 of 150 devices were decommissioned.']]);
  });

  it('names the only one', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([
      device(1),
      device(3, { organization: foreign }),
      device(5, { organization: foreign }),
    ]);
    await settle();
    expectRequest('POST', '/api/v1/devices/1/decommission').flush({});
    expect(await idsOf(outcome)).toEqual([1]);
    expect(ask.mock.calls[0]?.[0]).toMatchObject({
      title: 'Decommission PC 1?',
      consequences: [
        '2 license seats end today.',
        '2 others stay: they are of organizations in which you may not change devices.',
      ],
    });
  });

  it('leaves all of them selected where one cancels', async () => {
    ask.mockResolvedValue(false);
    const retired = device(2, { status: 'DECOMMISSIONED' });
    const actions = TestBed.inject(DeviceActions);
    expect(await idsOf(actions.decommissionAll([device(1), retired, device(4)]))).toEqual([]);
    expect(await idsOf(actions.decommissionAll([device(1), retired]))).toEqual([]);
    expect(done).not.toHaveBeenCalled();
  });

  it('asks nothing where there is nothing to do', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([device(1, { status: 'DECOMMISSIONED' })]);
    expect(await idsOf(outcome)).toEqual([]);
    expect(ask).not.toHaveBeenCalled();
    expect(done.mock.calls).toEqual([['None of the selected devices is active.']]);
  });

  it('says of active ones that one may not change them', async () => {
    const outcome = TestBed.inject(DeviceActions).decommissionAll([
      device(1, { status: 'DECOMMISSIONED' }),
      device(3, { organization: foreign }),
    ]);
    expect(await idsOf(outcome)).toEqual([]);
    expect(ask).not.toHaveBeenCalled();
    expect(done.mock.calls).toEqual([['You may not decommission any of the selected devices.']]);
  });
});
