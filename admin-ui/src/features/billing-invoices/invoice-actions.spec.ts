import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { InvoiceResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Toasts } from '../../core/toasts';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { type Confirmation, Confirmations, Dialogs } from '../../ui/dialog';
import { anInvoice } from './invoice.fixture';
import { InvoiceActions } from './invoice-actions';

describe('InvoiceActions.stepAll', () => {
  const ask = vi.fn<(confirmation: Confirmation) => Promise<boolean>>();
  const done = vi.fn<(message: string) => void>();
  const tell = vi.fn<(progress: string) => void>();
  const open = vi.fn<(load: unknown, data: unknown) => Promise<undefined>>();

  beforeEach(() => {
    vi.clearAllMocks();
    ask.mockImplementation(async ({ run }) => {
      await run?.({ tell, stopped: () => false });
      return true;
    });
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: Abilities, useValue: { can: () => true } },
        { provide: Confirmations, useValue: { ask } },
        { provide: Dialogs, useValue: { open } },
        { provide: Toasts, useValue: { done } },
      ],
    });
  });

  const invoices = (count: number, status: InvoiceResponse['status']): InvoiceResponse[] =>
    Array.from({ length: count }, (_, index) => anInvoice({ id: index + 1, number: `INV-${index + 1}`, status }));
  const idsOf = (those: readonly InvoiceResponse[]): number[] => those.map(({ id }) => id);
  const completing = async (id: number) => {
    await settle();
    return expectRequest('POST', `/api/v1/billing/invoices/${id}/complete`);
  };

  it('approves many together, says how far it is, and answers those that were approved', async () => {
    const pending = invoices(51, 'PENDING');
    const outcome = TestBed.inject(InvoiceActions).stepAll('approve', pending);
    await settle();
    const first = expectRequest('POST', '/api/v1/billing/invoices/approve');
    expect(first.request.body).toEqual({ ids: idsOf(pending.slice(0, 50)) });
    first.flush({ approved: [], refused: [{ id: 7, code: 'not-found', message: 'There is none.' }] });
    await settle();
    expectRequest('POST', '/api/v1/billing/invoices/approve').flush({ approved: [51], refused: [] });
    expect(idsOf(await outcome)).toEqual(idsOf(pending).filter((id) => id !== 7));
    expect(tell.mock.calls).toEqual([['0 of 51 invoices'], ['50 of 51 invoices']]);
    expect(done.mock.calls).toEqual([['50 invoices were approved.']]);
    expect(open.mock.calls[0]?.[1]).toEqual({ refused: [{ id: 7, name: 'INV-7', message: 'There is none.' }] });
  });

  it('goes on after one that is refused', async () => {
    const outcome = TestBed.inject(InvoiceActions).stepAll('complete', invoices(2, 'APPROVED'));
    answerProblem(await completing(1), 409, { code: 'invoice.state', detail: 'It is completed.' });
    (await completing(2)).flush(anInvoice());
    expect(idsOf(await outcome)).toEqual([2]);
    expect(open.mock.calls[0]?.[1]).toMatchObject({ refused: [{ id: 1, name: 'INV-1' }] });
  });

  it('takes no failure for a refusal, and goes on where it failed', async () => {
    ask.mockImplementation(async ({ run }) => {
      const work = { tell, stopped: () => false };
      await expect(run?.(work)).rejects.toMatchObject({ status: 503 });
      await run?.(work);
      return true;
    });
    const outcome = TestBed.inject(InvoiceActions).stepAll('complete', invoices(3, 'APPROVED'));
    (await completing(1)).flush(anInvoice());
    answerProblem(await completing(2), 503, { code: 'busy' });
    (await completing(2)).flush(anInvoice());
    (await completing(3)).flush(anInvoice());
    expect(idsOf(await outcome)).toEqual([1, 2, 3]);
    expect(open).not.toHaveBeenCalled();
  });

  it('answers none where one cancels', async () => {
    ask.mockResolvedValue(false);
    expect(await TestBed.inject(InvoiceActions).stepAll('archive', invoices(2, 'COMPLETED'))).toEqual([]);
    expect(done).not.toHaveBeenCalled();
  });
});
