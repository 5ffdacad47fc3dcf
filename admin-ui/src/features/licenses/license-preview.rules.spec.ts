import type { LicenseResponse } from '../../api/model';
import { customLine, manualPreview, previewLine, seatChange, seatChangeLines } from './license-preview.rules';
import { globalScope } from './scope.rules';

describe('previewLine', () => {
  const line = (wouldAssign: number, wouldEnd: number, usageAfter: number, quantityAfter: number, saved = false) =>
    previewLine({ wouldAssign, wouldEnd, unchanged: 0, usageAfter, quantityAfter }, saved);

  it('tells a new license’s seats against its quantity', () => {
    expect(line(132, 0, 132, 50)).toEqual({
      text: 'Would assign 132 seats, 82 over the quantity',
      tone: 'danger',
    });
    expect(line(1, 0, 1, 1)).toEqual({ text: 'Would assign 1 seat, exactly the quantity', tone: 'good' });
    expect(line(12, 0, 12, 50).text).toBe('Would assign 12 seats, 38 of 50 stay available');
    expect(line(0, 0, 0, 50)).toEqual({ text: 'Would assign no seats', tone: 'calm' });
  });

  it('tells what a change ends, and how usage then stands', () => {
    expect(line(3, 5, 48, 50, true).text).toBe('Would assign 3 seats and end 5 seats, 48 of 50 in use');
    expect(line(0, 1, 52, 50, true)).toEqual({
      text: 'Would end 1 seat, 52 of 50 in use, 2 over the quantity',
      tone: 'danger',
    });
    expect(line(0, 0, 53, 60, true)).toEqual({ text: 'No seat changes, 53 of 60 in use', tone: 'calm' });
  });

  it('counts the first seats of a manual license', () => {
    expect(previewLine(manualPreview(3, 2), false).text).toBe('Would assign 3 seats, 1 over the quantity');
  });
});

describe('customLine', () => {
  it('tells what is used against the quantity', () => {
    expect(customLine(7, 10)).toEqual({ text: '7 of 10 in use, 3 available', tone: 'calm' });
    expect(customLine(0, 0).text).toBe('0 of 0 in use, 0 available');
    expect(customLine(12, 10)).toEqual({ text: '12 of 10 in use, 2 over the quantity', tone: 'danger' });
  });
});

describe('seatChange', () => {
  const global = { global: true, organizations: [], locations: [] };
  const saved = { type: 'PER_USER', assignmentMode: 'MANUAL', usage: 3, scope: global } as unknown as LicenseResponse;
  const narrowed = { global: false, organizations: [{ id: 7, name: 'Acme', locations: [] }] };

  it('is a change of type, mode or scope of a license that has seats', () => {
    expect(seatChange(saved, 'PER_USER_AUTOMATIC', globalScope)).toBe('TYPE');
    expect(seatChange(saved, 'CUSTOM', narrowed)).toBe('TYPE');
    expect(seatChange(saved, 'PER_USER_MANUAL', narrowed)).toBe('SCOPE');
    expect(seatChange(saved, 'PER_USER_MANUAL', globalScope)).toBeNull();
  });

  it('is none where nobody holds a seat', () => {
    expect(seatChange(null, 'CUSTOM', narrowed)).toBeNull();
    expect(seatChange({ ...saved, usage: 0 }, 'CUSTOM', narrowed)).toBeNull();
    expect(seatChange({ ...saved, type: 'CUSTOM' }, 'PER_USER_MANUAL', narrowed)).toBeNull();
  });
});

describe('seatChangeLines', () => {
  const holders = (...names: string[]) =>
    names.map((name, id) => ({ kind: 'PERSON' as const, id, name, organization: null }));
  const preview = { wouldAssign: 0, wouldEnd: 0, unchanged: 0, usageAfter: 0, quantityAfter: 5 };

  it('say by name what ends, what starts and what stays', () => {
    const sample = { end: holders('Ana', 'Ben', 'Cem', 'Dee'), assign: holders('Plant') };
    expect(
      seatChangeLines({ ...preview, wouldEnd: 5, wouldAssign: 1, unchanged: 2, sample }, 'PERSON', 'LOCATION'),
    ).toEqual([
      'Ends the seats of 5 people: Ana, Ben, Cem and 2 more.',
      'Gives a seat to 1 location: Plant.',
      'Leaves the seats of 2 people.',
      'What ends stays in the history of the license.',
    ]);
  });

  it('say that nothing moves', () => {
    const sample = { end: [], assign: [] };
    expect(seatChangeLines({ ...preview, sample }, 'DEVICE', null)).toEqual(['No seat ends and none is given.']);
  });
});
