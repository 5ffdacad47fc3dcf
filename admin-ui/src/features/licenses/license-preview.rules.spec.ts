import { manualPreview, previewLine } from './license-preview.rules';

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
