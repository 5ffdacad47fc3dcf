/** An invoice as a run left it. */
export interface BilledInvoice {
  id: number;
  agreementId: number | null;
  agreementName: string;
  invoicedOn: string;
  status: string;
}

/** What becomes of invoices of the sample. */
export interface InvoiceFates {
  approve: number[];
  complete: number[];
}

/**
 * As in a business that is a little behind: of each agreement the newest invoice is left as it was made, the one before
 * is approved, and older ones are completed. Of what has ended all are.
 */
export function invoiceFates(invoices: readonly BilledInvoice[], ended: ReadonlySet<number>): InvoiceFates {
  const fates: InvoiceFates = { approve: [], complete: [] };
  for (const [agreementId, ofOne] of Map.groupBy(invoices, (invoice) => invoice.agreementId ?? 0)) {
    const newestFirst = ofOne.toSorted((a, b) => (a.invoicedOn < b.invoicedOn ? 1 : -1));
    newestFirst.forEach(({ id, status }, age) => {
      const completed = ended.has(agreementId) || age >= 2;
      if (status === 'PENDING' && (completed || age === 1)) fates.approve.push(id);
      if (completed) fates.complete.push(id);
    });
  }
  return fates;
}

/** The day of a month so many months before that of today; of a short month its last one. */
export function dayOfMonthsAgo(today: Temporal.PlainDate, monthsAgo: number, day: number): Temporal.PlainDate {
  return today.toPlainYearMonth().subtract({ months: monthsAgo }).toPlainDate({ day });
}
