import { deletionConsequences } from './license-deletion.rules';

describe('deletionConsequences', () => {
  it('names what is there, and nothing else', () => {
    expect(deletionConsequences({ held: 1, ended: 1_204, purchases: 2, edits: 0, keys: 1, attachments: 3 })).toEqual([
      '1 seat that is held now',
      '1,204 past seats, with who held them when',
      '2 purchases',
      '1 license key',
      '3 attachments',
    ]);
    expect(deletionConsequences({ held: 0, ended: 0, purchases: 0, edits: 0, keys: 0, attachments: 0 })).toEqual([]);
  });
});
