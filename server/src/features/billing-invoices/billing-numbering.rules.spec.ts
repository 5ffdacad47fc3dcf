import { expect, it } from 'vitest';
import { invoiceNumber } from './billing-numbering.rules.js';

it('has so many digits at least, between prefix and suffix', () => {
  const format = { prefix: 'INV-', suffix: '/A', digits: 5 };
  expect(invoiceNumber(format, 42)).toBe('INV-00042/A');
  expect(invoiceNumber(format, 1234567)).toBe('INV-1234567/A');
});
