import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { anInvoice } from './invoice.fixture';
import { InvoiceLinesForm } from './invoice-lines-form';

describe('InvoiceLinesForm', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    void TestBed.inject(Dialogs).open(() => InvoiceLinesForm, { invoice: anInvoice() });
    await settle();
    await settle();
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const form = () => document.querySelector('app-invoice-lines-form');
  const rows = () => form()?.querySelectorAll('li') ?? [];
  const field = (row: number, name: string) =>
    rows()[row]?.querySelector<HTMLInputElement>(`[formcontrolname=${name}] input, input[formcontrolname=${name}]`);
  const type = async (row: number, name: string, value: string) => {
    const input = field(row, name);
    if (!input) throw new Error(`There is no ${name} in row ${row}.`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const press = async (label: string) => {
    const buttons = Array.from(form()?.querySelectorAll('button') ?? []);
    buttons.find((each) => each.textContent.includes(label))?.click();
    await settle();
  };
  const summary = () => form()?.querySelector('[dialogFooter]')?.textContent;

  it('shows what the lines come to as they are typed', async () => {
    expect(summary()).toBe('Total $108.25, of which $8.25 tax');
    await type(0, 'quantity', '22');
    expect(summary()).toBe('Total $216.50, of which $16.50 tax');
    expect(rows()[0]?.querySelector('.amount strong')?.textContent).toBe('$200.00');
  });

  it('sends the whole list against the version that was read', async () => {
    await press('Add line');
    await type(1, 'description', 'Discount');
    await type(1, 'unitPrice', '-5');
    await press('Save');
    const { request } = expectRequest('PATCH', '/api/v1/billing/invoices/7');
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toEqual({
      lines: [
        {
          id: 70,
          description: 'Acrobat Pro seat',
          quantity: 12,
          includedCount: 2,
          unitPrice: '10.00',
          taxable: true,
        },
        { description: 'Discount', quantity: 1, includedCount: 0, unitPrice: '-5.00', taxable: true },
      ],
    });
  });

  it('takes a line out', async () => {
    form()?.querySelector<HTMLButtonElement>('[aria-label="Take out Acrobat Pro seat"]')?.click();
    await settle();
    expect(rows()).toHaveLength(0);
    await press('Save');
    expect(expectRequest('PATCH', '/api/v1/billing/invoices/7').request.body).toEqual({ lines: [] });
  });

  it('asks for what a new line lacks, and shows at its field what the server refuses', async () => {
    await press('Add line');
    await press('Save');
    expect(field(1, 'description')?.getAttribute('aria-invalid')).toBe('true');
    await type(1, 'description', 'Discount');
    await type(1, 'unitPrice', '-5');
    await press('Save');
    answerProblem(expectRequest('PATCH', '/api/v1/billing/invoices/7'), 422, {
      code: 'invalid',
      errors: [{ field: 'lines.1.unitPrice', code: 'money.digits', message: 'Fewer digits, please.' }],
    });
    await settle();
    await settle();
    expect(field(1, 'unitPrice')?.getAttribute('aria-invalid')).toBe('true');
    expect(rows()[1]?.textContent).toContain('Fewer digits, please.');
    expect(field(1, 'description')?.value).toBe('Discount');
  });

  it('says above the lines what is wrong with all of them', async () => {
    await press('Save');
    answerProblem(expectRequest('PATCH', '/api/v1/billing/invoices/7'), 422, {
      code: 'credit.too-large',
      errors: [{ field: 'lines', code: 'credit.too-large', message: 'A credit note gives back that at the most.' }],
    });
    await settle();
    await settle();
    expect(form()?.querySelector('[data-failure]')?.textContent).toContain('gives back that at the most');
  });
});
