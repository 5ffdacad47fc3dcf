import { expect, it } from 'vitest';
import { type ChosenInvoice, filesOf, fittingTogether, selectionProblem } from './export-selection.rules.js';

const chosen = (number: string, fields: Partial<ChosenInvoice> = {}): ChosenInvoice => ({
  id: Number(number),
  number,
  kind: 'INVOICE',
  status: 'APPROVED',
  exported: false,
  ...fields,
});
const plain = { format: 'XERO', again: false } as const;
const creditNote = chosen('4', { kind: 'CREDIT_NOTE' });

it('takes what is approved or completed and was never exported', () => {
  expect(selectionProblem([chosen('1'), chosen('2', { status: 'COMPLETED' }), creditNote], plain)).toBeNull();
});

it.each(['PENDING', 'ARCHIVED'])('refuses what is %s, also again', (status) => {
  const problem = { kind: 'NOT_APPROVED', numbers: ['2'] };
  expect(selectionProblem([chosen('1'), chosen('2', { status })], plain)).toEqual(problem);
  expect(selectionProblem([chosen('1'), chosen('2', { status })], { ...plain, again: true })).toEqual(problem);
});

it('refuses what was exported, unless it is to be exported again', () => {
  const invoices = [chosen('1', { exported: true }), chosen('2'), chosen('3', { exported: true })];
  expect(selectionProblem(invoices, plain)).toEqual({ kind: 'ALREADY_EXPORTED', numbers: ['1', '3'] });
  expect(selectionProblem(invoices, { ...plain, again: true })).toBeNull();
});

it('keeps credit notes and invoices for QuickBooks apart', () => {
  const quickbooks = { format: 'QUICKBOOKS', again: false } as const;
  expect(selectionProblem([chosen('1'), creditNote], quickbooks)).toEqual({
    kind: 'CREDIT_NOTES_APART',
    numbers: ['4'],
  });
  expect(selectionProblem([creditNote], quickbooks)).toBeNull();
  expect(fittingTogether([chosen('1'), creditNote], 'QUICKBOOKS')).toEqual({ taken: [chosen('1')], leftOut: 1 });
  expect(fittingTogether([creditNote], 'QUICKBOOKS')).toEqual({ taken: [creditNote], leftOut: 0 });
  expect(fittingTogether([chosen('1'), creditNote], 'CSV')).toEqual({ taken: [chosen('1'), creditNote], leftOut: 0 });
});

it('makes two files for QuickBooks where both wait', () => {
  const waiting = [chosen('1'), creditNote, chosen('2')];
  expect(filesOf(waiting, 'QUICKBOOKS')).toEqual([[chosen('1'), chosen('2')], [creditNote]]);
  expect(filesOf([creditNote], 'QUICKBOOKS')).toEqual([[creditNote]]);
  expect(filesOf(waiting, 'XERO')).toEqual([waiting]);
  expect(filesOf([], 'QUICKBOOKS')).toEqual([]);
});
