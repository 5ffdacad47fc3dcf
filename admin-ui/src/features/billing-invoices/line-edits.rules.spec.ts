import { editedLine, lineRequests } from './line-edits.rules';

it('sends the whole list in its order, new lines without an id', () => {
  const kept = { ...editedLine(null), id: 7, description: ' Acrobat ', unitPrice: '12.50', taxable: false };
  const added = { ...editedLine(null), description: 'Discount', unitPrice: '-5' };
  expect(lineRequests([added, kept])).toEqual([
    { description: 'Discount', quantity: 1, includedCount: 0, unitPrice: '-5', taxable: true },
    { id: 7, description: 'Acrobat', quantity: 1, includedCount: 0, unitPrice: '12.50', taxable: false },
  ]);
});

it('sends no price where none is typed: the server asks for it', () => {
  expect(lineRequests([editedLine(null)])[0]).not.toHaveProperty('unitPrice');
});
