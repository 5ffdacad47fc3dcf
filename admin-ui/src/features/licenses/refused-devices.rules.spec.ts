import { refusedDevices } from './refused-devices.rules';

describe('refusedDevices', () => {
  it('names each device that got no seat, with the reason', () => {
    const picked = [
      { id: 1, name: 'LT-1' },
      { id: 2, name: 'LT-2' },
    ];
    const rejected = [{ id: 2, code: 'license.out-of-scope', message: 'Not in scope.' }];
    expect(refusedDevices({ alreadyHeld: [1], rejected }, picked)).toEqual([
      { name: 'LT-2', reason: 'Not in scope.' },
      { name: 'LT-1', reason: 'It holds a seat already.' },
    ]);
    expect(refusedDevices({ alreadyHeld: [], rejected: [] }, picked)).toEqual([]);
  });
});
