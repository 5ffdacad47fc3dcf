import { type InvoiceState, type InvoiceStep, allowsStep } from './invoice-steps.rules';

const pending: InvoiceState = {
  kind: 'INVOICE',
  status: 'PENDING',
  archivedStatus: null,
  agreementId: 4,
  creditNote: null,
};
const all: readonly InvoiceStep[] = ['change', 'recalculate', 'approve', 'complete', 'archive', 'unarchive', 'credit'];
const stepsOf = (invoice: Partial<InvoiceState>) => all.filter((step) => allowsStep(step, { ...pending, ...invoice }));

describe('allowsStep', () => {
  it('lets a pending one be changed and approved', () => {
    expect(stepsOf({})).toEqual(['change', 'recalculate', 'approve', 'archive']);
  });

  it('measures nothing anew without an agreement, and no credit note', () => {
    const kept = ['change', 'approve', 'archive'];
    expect(stepsOf({ agreementId: null })).toEqual(kept);
    expect(stepsOf({ kind: 'CREDIT_NOTE' })).toEqual(kept);
  });

  it('gives back once what was approved', () => {
    expect(stepsOf({ status: 'APPROVED' })).toEqual(['complete', 'archive', 'credit']);
    expect(stepsOf({ status: 'COMPLETED' })).toEqual(['archive', 'credit']);
    expect(stepsOf({ status: 'COMPLETED', creditNote: { id: 9, number: 'INV-9' } })).toEqual(['archive']);
    expect(stepsOf({ status: 'APPROVED', kind: 'CREDIT_NOTE' })).toEqual(['complete', 'archive']);
  });

  it('knows what an archived one was', () => {
    expect(stepsOf({ status: 'ARCHIVED', archivedStatus: 'PENDING' })).toEqual(['unarchive']);
    expect(stepsOf({ status: 'ARCHIVED', archivedStatus: 'COMPLETED' })).toEqual(['unarchive', 'credit']);
  });
});
