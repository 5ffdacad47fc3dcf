import { seatUpdateView } from './seat-update.rules';

describe('how far the seats of a license are', () => {
  const update = { since: '2026-11-21T10:00:00Z', seconds: 3, percent: 60, movedSeats: 41_000, seatsToMove: 68_174 };

  it('is said in seats, to whoever sees a part of the license in percent', () => {
    expect(seatUpdateView(update)).toEqual({ text: 'Updating seats: 41,000 of 68,174', percent: 60 });
    expect(seatUpdateView({ ...update, movedSeats: null, seatsToMove: null })).toEqual({
      text: 'Updating seats: 60%',
      percent: 60,
    });
  });

  it('is not said of what takes a moment', () => {
    const unknown = { ...update, percent: null, movedSeats: null, seatsToMove: null };
    expect(seatUpdateView(unknown)).toEqual({ text: 'Updating seats', percent: null });
    expect(seatUpdateView({ ...unknown, seconds: 0.4 })).toBeNull();
    expect(seatUpdateView({ ...update, seconds: 0.4 })?.percent).toBe(60);
    expect(seatUpdateView(null)).toBeNull();
  });
});
