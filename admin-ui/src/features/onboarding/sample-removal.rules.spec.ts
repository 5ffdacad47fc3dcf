import { hasAny, removalNotes } from './sample-removal.rules';

const things = [
  { thing: 'ORGANIZATION' as const, made: 5, added: 0, kept: 0 },
  { thing: 'DEVICE' as const, made: 1200, added: 2, kept: 0 },
  { thing: 'VENDOR' as const, made: 0, added: 0, kept: 1 },
];

describe('what is said before sample data is removed', () => {
  it('begins with what people added, and names the seats that they lose', () => {
    const notes = removalNotes({ things, ownSeats: 1300, billingDeactivated: true });
    expect(notes).toHaveLength(4);
    expect(notes[0]).toContain('What you added');
    expect(notes[1]).toContain('lose: 1,300');
    expect(notes[3]).toContain('Billing is turned off');
  });

  it('says nothing of what there is not', () => {
    expect(removalNotes({ things: things.slice(0, 1), ownSeats: 0, billingDeactivated: false })).toEqual([]);
  });

  it('has a column only for what there is', () => {
    expect(hasAny(things, 'kept')).toBe(true);
    expect(hasAny(things.slice(0, 2), 'kept')).toBe(false);
    expect(hasAny(things.slice(0, 1), 'added')).toBe(false);
  });
});
