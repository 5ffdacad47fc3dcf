/** How numbers of invoices look. */
export interface NumberFormat {
  prefix: string;
  suffix: string;
  /** So many digits at least. */
  digits: number;
}

/** The number of an invoice. */
export function invoiceNumber({ prefix, suffix, digits }: NumberFormat, counter: number): string {
  return `${prefix}${String(counter).padStart(digits, '0')}${suffix}`;
}
