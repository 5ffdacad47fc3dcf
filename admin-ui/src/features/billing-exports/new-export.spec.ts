import { Dialog } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { answerProblem, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { NewExport } from './new-export';

describe('NewExport', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const waitingAt = '/api/v1/billing/exports/waiting';
  const answer = async (invoiceCount: number, creditNoteCount = 0): Promise<string> => {
    const totals = invoiceCount > 0 ? [{ currency: 'USD', total: '1200.00' }] : [];
    const asked = expectRequest('GET', waitingAt);
    asked.flush({ invoiceCount, creditNoteCount, totals });
    await settle();
    return asked.request.urlWithParams;
  };
  const dialog = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>('app-dialog');
    if (!found) throw new Error('no dialog');
    return found;
  };
  const button = (): HTMLButtonElement => {
    const found = dialog().querySelector<HTMLButtonElement>('[type=submit]');
    if (!found) throw new Error('no button');
    return found;
  };
  const pick = async (selector: string): Promise<void> => {
    dialog().querySelector<HTMLInputElement>(selector)?.click();
    await settle();
  };
  const open = async () => {
    const closed = vi.fn<(result: unknown) => void>();
    void TestBed.inject(Dialogs)
      .open(() => NewExport, {})
      .then(closed);
    await settle();
    await settle();
    for (const asked of TestBed.inject(HttpTestingController).match(({ url }) => url.includes('/organizations'))) {
      asked.flush({ items: [], page: 1, pageSize: 50, total: 0 });
    }
    return closed;
  };

  it('tells what the file will hold, and makes it', async () => {
    const closed = await open();
    expect(await answer(12, 1)).toBe(waitingAt);
    expect(dialog().textContent).toContain('12 invoices');
    expect(dialog().textContent).toContain('1 credit note is left for a file of its own');
    await pick('.formats label:nth-child(2)');
    expect(dialog().textContent).toContain('12 invoices, 1 credit note · $1,200.00');
    button().click();
    await settle();
    const sent = expectRequest('POST', '/api/v1/billing/exports');
    expect(sent.request.body).toEqual({ format: 'XERO' });
    sent.flush({ id: 9 });
    await settle();
    expect(closed).toHaveBeenCalledWith({ id: 9 });
  });

  it('has nothing to make of nothing, until exported ones are wanted again', async () => {
    await open();
    await answer(0);
    expect(dialog().textContent).toContain('Nothing waits to be exported');
    expect(button().disabled).toBe(true);
    await pick('[type=checkbox]');
    expect(await answer(3)).toBe(`${waitingAt}?again=true`);
    expect(dialog().textContent).toContain('books them twice');
    expect(button().disabled).toBe(false);
    button().click();
    await settle();
    const sent = expectRequest('POST', '/api/v1/billing/exports');
    expect(sent.request.body).toEqual({ format: 'QUICKBOOKS', again: true });
    answerProblem(sent, 422, { code: 'export.empty', message: 'There is nothing to export.' });
    await settle();
    expect(dialog().querySelector<HTMLInputElement>('[type=checkbox]')?.checked).toBe(true);
    expect(dialog().querySelector('[role=alert]')?.textContent).not.toBe('');
  });
});
