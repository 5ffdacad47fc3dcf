import { locale } from '../../core/locale';

/** A currency to choose. */
interface Currency {
  /** ISO 4217. */
  readonly code: string;
  readonly label: string;
}

/** What licenses are mostly bought in; offered first. */
const frequent = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'JPY'];

const names = new Intl.DisplayNames(locale, { type: 'currency' });

/** All currencies that the browser knows, the frequent ones first. */
export const currencies: readonly Currency[] = [
  ...frequent,
  ...Intl.supportedValuesOf('currency').filter((code) => !frequent.includes(code)),
].map((code) => ({ code, label: `${code} – ${names.of(code) ?? code}` }));
