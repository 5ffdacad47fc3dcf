import type { BillingExportResponse, WaitingInvoicesResponse, BillingExportFormat } from '../../api/model';
import { formatMoney, formatNumber } from '../../core/format';
import { deliveryWords, exportStatusWords } from './billing-export-words';

/** How an export stands, in a word, with a sentence where there is something to tell. */
export interface ExportState {
  readonly label: string;
  /** The classes of its badge. */
  readonly badge: string;
  /** Why it failed, or how far it is; empty where there is nothing to tell. */
  readonly text: string;
}

type Fate = Pick<BillingExportResponse, 'status' | 'delivery' | 'failure' | 'writtenCount' | 'invoiceCount'>;

/** The state of an export: of its file, and, once that is written, of its delivery. */
export function exportState({ status, delivery, failure, writtenCount, invoiceCount }: Fate): ExportState {
  if (status === 'FAILED') return { label: exportStatusWords.FAILED, badge: 'badge badge-danger', text: failure ?? '' };
  if (status !== 'DONE') {
    const [written, all] = [formatNumber(writtenCount), formatNumber(invoiceCount)];
    const text = $localize`${written}:written: of ${all}:all: invoices`;
    return { label: exportStatusWords[status], badge: 'badge badge-accent', text };
  }
  if (delivery === null) return { label: exportStatusWords.DONE, badge: 'badge badge-good', text: '' };
  const label = deliveryWords[delivery.status];
  if (delivery.status === 'DELIVERED') return { label, badge: 'badge badge-good', text: '' };
  if (delivery.status === 'FAILED') return { label, badge: 'badge badge-danger', text: delivery.failure ?? '' };
  return { label, badge: 'badge badge-accent', text: '' };
}

/** Whether its file is still being written. */
export function isUnderWay({ status }: Pick<BillingExportResponse, 'status'>): boolean {
  return status === 'WAITING' || status === 'RUNNING';
}

/** How much of it is written, from 0 to 100. */
export function exportPercent({
  status,
  writtenCount,
  invoiceCount,
}: Pick<BillingExportResponse, 'status' | 'writtenCount' | 'invoiceCount'>): number {
  if (status === 'DONE') return 100;
  return invoiceCount === 0 ? 0 : Math.floor((writtenCount / invoiceCount) * 100);
}

/** Whether somebody can have its file delivered now: its schedule is there, and it was not delivered. */
export function canDeliver({ status, schedule, delivery }: BillingExportResponse): boolean {
  return status === 'DONE' && schedule !== null && delivery !== null && delivery.status !== 'DELIVERED';
}

/** Who made an export: a person, or a schedule. */
export function madeBy({ by, schedule, scheduledFor }: BillingExportResponse): string {
  if (schedule !== null) return schedule.name;
  return by ?? (scheduledFor === null ? '' : $localize`A schedule that was deleted`);
}

/** What would be exported, as the dialog tells it. */
export interface WaitingView {
  /** How many things the file would hold. */
  readonly count: number;
  readonly text: string;
  /** What is left for a file of its own; empty where nothing is. */
  readonly apart: string;
}

/** What a file of this format would hold. QuickBooks takes credit notes from a file of their own, after the invoices. */
export function waitingView(
  { invoiceCount, creditNoteCount, totals }: WaitingInvoicesResponse,
  { format, again }: { readonly format: BillingExportFormat; readonly again: boolean },
): WaitingView {
  const apart = format === 'QUICKBOOKS' && invoiceCount > 0 && creditNoteCount > 0;
  const count = invoiceCount + (apart ? 0 : creditNoteCount);
  if (count === 0) return { count, text: '', apart: '' };
  const parts = [
    ...(invoiceCount > 0 ? [invoices(invoiceCount)] : []),
    ...(creditNoteCount > 0 && !apart ? [creditNotes(creditNoteCount)] : []),
  ];
  const sums = apart ? '' : totals.map(({ currency, total }) => formatMoney(total, currency)).join(' + ');
  const text = sums === '' ? parts.join(', ') : `${parts.join(', ')} · ${sums}`;
  return {
    count,
    text,
    apart: apart ? leftApart(creditNoteCount, again) : '',
  };
}

function invoices(count: number): string {
  return count === 1 ? $localize`1 invoice` : $localize`${formatNumber(count)}:count: invoices`;
}

function creditNotes(count: number): string {
  return count === 1 ? $localize`1 credit note` : $localize`${formatNumber(count)}:count: credit notes`;
}

function leftApart(count: number, again: boolean): string {
  // Invoices that were exported are there the next time, too.
  if (again)
    return $localize`Left out, because QuickBooks takes them from a file of their own: ${creditNotes(count)}:count:.`;
  return count === 1
    ? $localize`1 credit note is left for a file of its own: export once more afterwards.`
    : $localize`${formatNumber(count)}:count: credit notes are left for a file of their own: export once more afterwards.`;
}
