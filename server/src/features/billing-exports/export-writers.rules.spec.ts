import { describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { BillingExportFormat, ExportedInvoice } from './billing-exports.types.js';
import { ExportText, fileNameOf } from './export-writers.rules.js';
import { anExportedInvoice, anExportedLine } from './exported-invoices.factory.js';

function written(format: BillingExportFormat, ...invoices: ExportedInvoice[]): string {
  const text = new ExportText(format);
  text.add(invoices);
  return text.bytes().toString('utf8');
}

/** The rows of a file, by their headings. */
const cellsOf = (format: BillingExportFormat, ...invoices: ExportedInvoice[]): Record<string, string>[] =>
  parse(written(format, ...invoices), { columns: true, bom: true });

const creditNote = (fields: Partial<ExportedInvoice> = {}) =>
  anExportedInvoice({
    kind: 'CREDIT_NOTE',
    number: 'INV-00004',
    creditedInvoiceId: 3,
    creditedNumber: 'INV-00003',
    ...fields,
  });

const quickbooksHead =
  'InvoiceNo,Customer,InvoiceDate,DueDate,Terms,Memo,Item(Product/Service),ItemDescription,ItemQuantity,ItemRate,ItemAmount,ServiceDate,Currency\r\n';
const xeroHead =
  '*ContactName,EmailAddress,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,InventoryItemCode,*Description,*Quantity,*UnitAmount,*AccountCode,*TaxType,Currency\r\n';

describe('a file for QuickBooks Online', () => {
  it('has the columns and dates that the importer reads, one line a row', () => {
    const invoice = anExportedInvoice({
      lines: [anExportedLine(), anExportedLine({ productName: null, description: 'Setup', billedQuantity: 1 })],
    });
    expect(written('QUICKBOOKS', invoice)).toBe(
      quickbooksHead +
        'INV-00003,Acme,11/01/2026,12/01/2026,Net 30,"Managed workplace, 2026-10-01 to 2026-10-31",Acrobat Pro,"Adobe Acrobat Pro, per seat",12,20.00,240.00,10/01/2026,USD\r\n' +
        'INV-00003,Acme,11/01/2026,12/01/2026,Net 30,"Managed workplace, 2026-10-01 to 2026-10-31",Software,Setup,1,20.00,240.00,10/01/2026,USD\r\n',
    );
  });

  it('shows what a credit note gives back as a positive amount, and what it takes back as a negative one', () => {
    const [given, taken] = [
      { amount: '-240.000000', unitPrice: '-20' },
      { amount: '240.000000', unitPrice: '20' },
    ];
    const note = creditNote({ subtotal: '0', lines: [anExportedLine(given), anExportedLine(taken)] });
    expect(cellsOf('QUICKBOOKS', note)).toMatchObject([
      { ItemRate: '20.00', ItemAmount: '240.00', Memo: 'Credit for INV-00003' },
      { ItemRate: '-20.00', ItemAmount: '-240.00' },
    ]);
  });

  it('says what is due at once', () => {
    expect(cellsOf('QUICKBOOKS', anExportedInvoice({ dueOn: '2026-11-01' }))[0]).toMatchObject({
      Terms: 'Due on receipt',
    });
  });

  it('keeps a row on one line', () => {
    const invoice = anExportedInvoice({ note: 'Thank you\r\n  for your "order"' });
    expect(written('QUICKBOOKS', invoice)).toContain(',"Thank you for your ""order""",');
  });
});

describe('a file for Xero', () => {
  it('has the columns and dates that the importer reads, one line a row', () => {
    const invoice = anExportedInvoice({ lines: [anExportedLine(), anExportedLine({ taxable: false })] });
    expect(written('XERO', invoice)).toBe(
      xeroHead +
        'Acme,,INV-00003,"Managed workplace, 2026-10-01 to 2026-10-31",2026-11-01,2026-12-01,,"Adobe Acrobat Pro, per seat",12,20.00,SOFTWARE,Tax on Sales (19%),USD\r\n' +
        'Acme,,INV-00003,"Managed workplace, 2026-10-01 to 2026-10-31",2026-11-01,2026-12-01,,"Adobe Acrobat Pro, per seat",12,20.00,SOFTWARE,Tax Exempt (0%),USD\r\n',
    );
  });

  it('shows the amounts of a credit note as they are', () => {
    const lines = [anExportedLine({ amount: '-240.000000', unitPrice: '-20' }), anExportedLine()];
    expect(cellsOf('XERO', creditNote({ subtotal: '0', lines }))).toMatchObject([
      { '*Quantity': '12', '*UnitAmount': '-20.00', Reference: 'Credit for INV-00003' },
      { '*Quantity': '12', '*UnitAmount': '20.00' },
    ]);
  });

  it.each([
    // 1,000 × 6.7742 would be 6774.20.
    ['of a price that Xero rounds', 1000, '6.774194', '6774.19', ' (1000 × 6.774194)', '1', '6774.19'],
    // Xero rounds a half up, we to the even cent.
    ['that is rounded to even', 1, '0.125', '0.12', ' (1 × 0.125)', '1', '0.12'],
    ['of a price of four digits', 3, '6.7742', '20.32', '', '3', '6.7742'],
    ['of nothing', 0, '20', '0', '', '0', '20.00'],
  ])('comes to our amount for a line %s', (_title, billedQuantity, unitPrice, amount, suffix, quantity, shown) => {
    const line = anExportedLine({ description: 'Seats', billedQuantity, unitPrice, amount });
    expect(cellsOf('XERO', anExportedInvoice({ lines: [line] }))[0]).toMatchObject({
      '*Description': `Seats${suffix}`,
      '*Quantity': quantity,
      '*UnitAmount': shown,
    });
  });

  it('names rates by their percentage, and none where nothing is taxed', () => {
    const types = ['8.2500', '0.0000'].map((taxPercent) => cellsOf('XERO', anExportedInvoice({ taxPercent }))[0]);
    expect(types.map((row) => row?.['*TaxType'])).toEqual(['Tax on Sales (8.25%)', 'Tax Exempt (0%)']);
  });
});

describe('amounts', () => {
  it.each([
    ['JPY', '2400', '200', '2400', '200'],
    ['KWD', '2.4', '0.2', '2.400', '0.200'],
    ['USD', '2.4', '0.2', '2.40', '0.20'],
    ['USD', '0', '-0', '0.00', '0.00'],
  ])('of %s %s have its digits in every file', (currency, amount, unitPrice, shownAmount, shownPrice) => {
    const line = anExportedLine({ amount, unitPrice, billedQuantity: 12 });
    const invoice = anExportedInvoice({ currency, subtotal: amount, tax: '0', total: amount, lines: [line] });
    expect(cellsOf('QUICKBOOKS', invoice)[0]).toMatchObject({ ItemRate: shownPrice, ItemAmount: shownAmount });
    expect(cellsOf('XERO', invoice)[0]).toMatchObject({ '*UnitAmount': shownPrice, Currency: currency });
    expect(cellsOf('CSV', invoice)[0]).toMatchObject({ 'Unit price': shownPrice, Total: shownAmount });
    expect(JSON.parse(written('JSON', invoice))[0]).toMatchObject({
      total: shownAmount,
      lines: [{ unitPrice: shownPrice, amount: shownAmount }],
    });
  });
});

describe('cells', () => {
  it.each(['QUICKBOOKS', 'XERO', 'CSV'] as const)('are no formulas in a file for %s', (format) => {
    const name = '=HYPERLINK("http://evil.test")';
    const lines = [anExportedLine({ description: '@SUM(A1)', productName: '+1', accountCode: '-7' })];
    const invoice = anExportedInvoice({ organization: { id: 8, name }, number: '-1', note: '=1', lines });
    const values = cellsOf(format, invoice).flatMap((row) => Object.values(row));
    expect(values).toContain(`'${name}`);
    expect(values.filter((value) => /^[=+@-]/.test(value))).toEqual([]);
  });

  it('keep commas, quotes, line breaks and letters of every kind', () => {
    const name = 'Müller, "Söhne" & 株式会社';
    const note = 'one\r\ntwo';
    const invoice = anExportedInvoice({ organization: { id: 8, name }, note });
    expect(cellsOf('XERO', invoice)[0]).toMatchObject({ '*ContactName': name });
    expect(cellsOf('CSV', invoice)[0]).toMatchObject({ Organization: name, Note: note });
  });
});

describe('a generic file', () => {
  it('has every field but costs and licenses, and a mark for Excel', () => {
    expect(written('CSV', anExportedInvoice())).toBe(
      '\u{FEFF}Invoice id,Kind,Number,Status,Credited invoice,Organization id,Organization,Agreement id,Agreement,' +
        'Period start,Period end,Measured on,Invoiced on,Due on,Currency,Tax percent,Subtotal,Tax,Total,Note,Line,' +
        'Product id,Product,Description,Account code,Account,Quantity source,License count,Quantity,' +
        'Included,Billed quantity,Unit price,Amount,Taxable\r\n' +
        '3,INVOICE,INV-00003,APPROVED,,8,Acme,4,Managed workplace,2026-10-01,2026-10-31,2026-10-31,2026-11-01,' +
        '2026-12-01,USD,19,240.00,45.60,285.60,,1,5,Acrobat Pro,"Adobe Acrobat Pro, per seat",SOFTWARE,Software,' +
        'SOFTWARE_LICENSE,USED,14,2,12,20.00,240.00,TRUE\r\n',
    );
  });

  it('has a row for an invoice without lines, which files for importers leave out', () => {
    const invoice = anExportedInvoice({ lines: [] });
    expect(cellsOf('CSV', invoice)).toMatchObject([{ Number: 'INV-00003', Line: '', Amount: '' }]);
    expect(written('XERO', invoice)).toBe(xeroHead);
    expect(written('QUICKBOOKS', invoice)).toBe(quickbooksHead);
  });
});

describe('a JSON file', () => {
  it('is an array of invoices as the API shows them, without costs', () => {
    const text = written('JSON', anExportedInvoice(), creditNote());
    expect(text.split('\n')).toHaveLength(5);
    const { creditedInvoiceId: _id, creditedNumber: _number, ...invoice } = anExportedInvoice();
    expect(JSON.parse(text)).toEqual([
      {
        ...invoice,
        creditedInvoice: null,
        taxPercent: '19',
        subtotal: '240.00',
        tax: '45.60',
        total: '285.60',
        lines: [
          {
            id: 71,
            productId: 5,
            description: 'Adobe Acrobat Pro, per seat',
            account: { code: 'SOFTWARE', name: 'Software' },
            quantitySource: 'SOFTWARE_LICENSE',
            licenseCount: 'USED',
            quantity: 14,
            includedCount: 2,
            billedQuantity: 12,
            unitPrice: '20.00',
            amount: '240.00',
            taxable: true,
          },
        ],
      },
      expect.objectContaining({ kind: 'CREDIT_NOTE', creditedInvoice: { id: 3, number: 'INV-00003' } }),
    ]);
  });
});

it('counts lines, and has a name of its own', () => {
  const text = new ExportText('XERO');
  text.add([anExportedInvoice(), anExportedInvoice({ lines: [] })]);
  expect(text.lineCount).toBe(1);
  expect(fileNameOf('XERO', Temporal.PlainDate.from('2026-11-23'), 17)).toBe('invoices-xero-2026-11-23-17.csv');
  expect(fileNameOf('JSON', Temporal.PlainDate.from('2026-11-23'), 17)).toBe('invoices-json-2026-11-23-17.json');
});
