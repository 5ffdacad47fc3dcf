import { nextNumber } from './numbering.rules';

const numbering = { prefix: 'INV-', suffix: '/26', digits: 5, next: 42 };

it('writes the next number as invoices will have it', () => {
  expect(nextNumber(numbering)).toBe('INV-00042/26');
  expect(nextNumber({ ...numbering, digits: 1, prefix: '', suffix: '' })).toBe('42');
  expect(nextNumber({ ...numbering, next: null })).toBeNull();
  expect(nextNumber({ ...numbering, digits: 0 })).toBeNull();
});
