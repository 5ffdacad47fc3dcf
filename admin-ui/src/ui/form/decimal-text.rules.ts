/** Grouped by thousands, with the other sign before the digits after the point. */
const groupedForms = [
  { form: /^-?\d{1,3}(,\d{3})+(\.\d*)?$/, thousands: ',' },
  { form: /^-?\d{1,3}(\.\d{3})+(,\d*)?$/, thousands: '.' },
] as const;

/** `1,200` is a thousand and more; `1.200` and `0,125` are decimals, as unit prices have them. */
const oneComma = /^-?[1-9]\d{0,2},\d{3}$/;
const onePoint = /^-?[1-9]\d{0,2}\.\d{3}$/;

/**
 * The decimal that a person typed, as the API writes it (`1200.5` → `1200.50` for two digits); `null` for what is none.
 * Understands `1,200.50`, `1.200,50`, `1 200,50` and `1'200.50`.
 *
 * @param digits at least so many digits after the point
 * @param maximumDigits at most so many; more than that is no valid amount
 */
export function parseDecimal(text: string, digits: number, maximumDigits: number): string | null {
  const normal = withPoint(text.replaceAll(/[\s\u00a0\u202f'’]/g, ''));
  const match = /^(-?)0*(\d*)(?:\.(\d*))?$/.exec(normal ?? '');
  if (normal === null || match === null || !/\d/.test(normal)) return null;
  const [, sign = '', whole = '', given = ''] = match;
  let fraction = given;
  while (fraction.length > digits && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  if (fraction.length > maximumDigits) return null;
  fraction = fraction.padEnd(digits, '0');
  return `${sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The text with its decimal sign, if it has one, as a point and without thousands separators. */
function withPoint(text: string): string | null {
  const isGrouped = !onePoint.test(text) && (oneComma.test(text) || /[.,].*[.,]/.test(text));
  if (!isGrouped) return text.replace(',', '.');
  const grouped = groupedForms.find(({ form }) => form.test(text));
  return grouped ? text.replaceAll(grouped.thousands, '').replace(',', '.') : null;
}
