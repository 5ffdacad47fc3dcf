import type {
  InvoiceKind,
  InvoiceLineResponseLicenseCount,
  InvoiceLineResponseQuantitySource,
  InvoiceStatus,
} from '../../api/model';
import { formatDays, formatNumber } from '../../core/format';
import type { Words } from '../../core/words';

export const invoiceStatusWords: Words<InvoiceStatus> = {
  PENDING: $localize`Pending`,
  APPROVED: $localize`Approved`,
  COMPLETED: $localize`Completed`,
  ARCHIVED: $localize`Archived`,
};

export const invoiceKindWords: Words<InvoiceKind> = {
  INVOICE: $localize`Invoice`,
  CREDIT_NOTE: $localize`Credit note`,
};

/** What a line counts, as far as it is no license. */
const quantityWords: Words<Exclude<InvoiceLineResponseQuantitySource, 'SOFTWARE_LICENSE'>> = {
  MANUAL: $localize`Fixed quantity`,
  DEVICE_COUNT: $localize`Devices`,
  END_USER_COUNT: $localize`End users`,
};

/** What a line counts. */
export function quantityText(line: {
  readonly quantitySource: InvoiceLineResponseQuantitySource;
  readonly licenseCount: InvoiceLineResponseLicenseCount | null;
}): string {
  if (line.quantitySource !== 'SOFTWARE_LICENSE') return quantityWords[line.quantitySource];
  return line.licenseCount === 'PURCHASED' ? $localize`Seats purchased` : $localize`Seats in use`;
}

/** The days that an invoice is about. */
export function periodText({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }): string {
  return formatDays(periodStart, periodEnd);
}

/** `1 invoice`, `12 invoices`. */
export function invoiceCountText(count: number): string {
  return count === 1 ? $localize`1 invoice` : $localize`${formatNumber(count)}:count: invoices`;
}
