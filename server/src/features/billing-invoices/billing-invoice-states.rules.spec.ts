import { expect, it } from 'vitest';
import { type InvoiceState, type InvoiceStep, stepOf } from './billing-invoice-states.rules.js';

const state = (status: InvoiceState['status'], fields: Partial<InvoiceState> = {}): InvoiceState => ({
  kind: 'INVOICE',
  status,
  archivedStatus: null,
  ...fields,
});
const archived = (from: InvoiceState['status']) => state('ARCHIVED', { archivedStatus: from });

const [done, frozen] = [{ done: true }, { refused: 'frozen' }];
const expected: [InvoiceStep, InvoiceState, object][] = [
  ['change', state('PENDING'), { to: 'PENDING' }],
  ['change', state('APPROVED'), frozen],
  ['change', state('COMPLETED'), frozen],
  ['change', archived('PENDING'), { refused: 'archived' }],
  ['change', archived('APPROVED'), frozen],
  ['recalculate', state('PENDING'), { to: 'PENDING' }],
  ['recalculate', state('PENDING', { kind: 'CREDIT_NOTE' }), { refused: 'credit-note' }],
  ['recalculate', state('APPROVED'), frozen],
  ['approve', state('PENDING'), { to: 'APPROVED' }],
  ['approve', state('APPROVED'), done],
  ['approve', state('COMPLETED'), frozen],
  ['approve', archived('PENDING'), { refused: 'archived' }],
  ['complete', state('PENDING'), { refused: 'not-approved' }],
  ['complete', state('APPROVED'), { to: 'COMPLETED' }],
  ['complete', state('COMPLETED'), done],
  ['archive', state('COMPLETED'), { to: 'ARCHIVED' }],
  ['archive', archived('PENDING'), done],
  ['unarchive', archived('APPROVED'), { to: 'APPROVED' }],
  ['unarchive', state('PENDING'), done],
  ['credit', state('PENDING'), { refused: 'not-approved' }],
  ['credit', archived('PENDING'), { refused: 'not-approved' }],
  ['credit', state('APPROVED'), { to: 'APPROVED' }],
  ['credit', archived('COMPLETED'), { to: 'ARCHIVED' }],
  ['credit', state('APPROVED', { kind: 'CREDIT_NOTE' }), { refused: 'credit-note' }],
];

it.each(expected)('%s of %o', (step, of, outcome) => {
  expect(stepOf(step, of)).toEqual(outcome);
});
