import { removalLines } from './sample-removal.rules';

describe('what is said before sample data is removed', () => {
  it('begins with what people added, and says nothing of what there is not', () => {
    const lines = removalLines({
      things: [
        { thing: 'ORGANIZATION', made: 5, added: 0, kept: 0 },
        { thing: 'DEVICE', made: 1200, added: 2, kept: 0 },
        { thing: 'VENDOR', made: 0, added: 0, kept: 1 },
      ],
      ownSeats: 3,
      billingDeactivated: false,
    });
    expect(lines).toEqual([
      'Added by you inside of it, and removed too: Devices: 2',
      'Removed: Organizations: 5 · Devices: 1,200',
      'Seats of its licenses that your own devices and people hold, and lose: 3',
      'Kept, since something of yours uses them: Vendors: 1',
    ]);
  });

  it('says that billing is turned off', () => {
    expect(removalLines({ things: [], ownSeats: 0, billingDeactivated: true })).toEqual([
      'Billing is turned off again: nothing else uses it.',
    ]);
  });
});
