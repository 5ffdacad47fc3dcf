/** Sheets that invoices are printed on. */
export const papers = ['A4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** Where sheets are measured in inches; elsewhere they are of A4. */
const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'CR', 'GT', 'PA', 'PR']);

/** The sheet that people of a locale have. */
export function paperOf(locale: string): Paper {
  return letterRegions.has(new Intl.Locale(locale).maximize().region ?? '') ? 'letter' : 'A4';
}

/** The sheet that an address asks for; that of the locale where it asks for none that there is. */
export function paperIn(asked: string | undefined, locale: string): Paper {
  return papers.find((paper) => paper === asked) ?? paperOf(locale);
}

/** Stand for the figures in the sentence that counts pages. */
export const pageMark = '\u0001';
export const pagesMark = '\u0002';

/**
 * How sheets are printed: their size, what the invoice is called at the foot of each, and which sheet of how many it is.
 *
 * @param pageOf a sentence with {@link pageMark} and {@link pagesMark}
 */
export function pageRule(paper: Paper, name: string, pageOf: string): string {
  const counted = pageOf
    .split(/([\u0001\u0002])/)
    .filter((part) => part !== '')
    .map((part) => (part === pageMark ? 'counter(page)' : part === pagesMark ? 'counter(pages)' : cssText(part)))
    .join(' ');
  const foot = 'font: 8pt system-ui, sans-serif; color: #555;';
  return `@page { size: ${paper}; margin: 18mm 16mm 20mm;
    @bottom-left { content: ${cssText(name)}; ${foot} }
    @bottom-right { content: ${counted}; ${foot} } }`;
}

/** A text as CSS writes it, whatever is in it. */
function cssText(text: string): string {
  const escaped = Array.from(text, (letter) =>
    /[A-Za-z0-9]/.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
