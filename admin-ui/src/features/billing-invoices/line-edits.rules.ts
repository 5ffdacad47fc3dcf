import type { InvoiceLineRequest, InvoiceLineResponse } from '../../api/model';

/** A line as it is typed. */
export interface EditedLine {
  /** `null` for a new one. */
  readonly id: number | null;
  readonly description: string;
  readonly quantity: number | null;
  readonly includedCount: number | null;
  /** Decimal text. */
  readonly unitPrice: string | null;
  readonly taxable: boolean;
}

/** What a line starts from: of a new one, one of something that costs nothing yet. */
export function editedLine(line: InvoiceLineResponse | null): EditedLine {
  if (line === null) {
    return { id: null, description: '', quantity: 1, includedCount: 0, unitPrice: null, taxable: true };
  }
  const { id, description, quantity, includedCount, unitPrice, taxable } = line;
  return { id, description, quantity, includedCount, unitPrice, taxable };
}

/** The lines as they are sent: the whole list, in its order. */
export function lineRequests(lines: readonly EditedLine[]): InvoiceLineRequest[] {
  return lines.map(({ id, description, quantity, includedCount, unitPrice, taxable }) => ({
    ...(id === null ? {} : { id }),
    description: description.trim(),
    quantity: quantity ?? 0,
    includedCount: includedCount ?? 0,
    ...(unitPrice === null ? {} : { unitPrice }),
    taxable,
  }));
}
