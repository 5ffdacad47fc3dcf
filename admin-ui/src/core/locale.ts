const spoken = 'en-US';

/** The language of the panel's own texts, as `en-US` or `de`: the server sends it in one of those that it is built in. */
export const language = typeof document === 'undefined' ? spoken : document.documentElement.lang || spoken;

/** How dates, numbers and money are written: as the reader is used to it, in words of the language of the texts. */
export const locale = readersLocale(language, typeof navigator === 'undefined' ? [] : navigator.languages);

/**
 * The first of the reader's locales that is of this language. Without one, the language as it is written where the reader
 * is: `en-DE` has English months and German commas.
 *
 * @param preferred names as browsers report them, the most wanted first
 */
export function readersLocale(texts: string, preferred: readonly string[]): string {
  const known = preferred.map(knownLocale).map((name) => new Intl.Locale(name));
  const wanted = new Intl.Locale(knownLocale(texts));
  const same = known.find((each) => each.language === wanted.language);
  if (same) return same.toString();
  const region = known.find((each) => each.region !== undefined)?.region;
  return region === undefined ? wanted.toString() : new Intl.Locale(wanted, { region }).toString();
}

/** The locale of this name, or what stands before anything that is none; English where nothing is. */
export function knownLocale(name: string): string {
  for (const each of [name, name.split(/[@.]/)[0] ?? '']) {
    try {
      const [known] = Intl.getCanonicalLocales(each);
      if (known !== undefined) return known;
    } catch {
      // Not a name of a language.
    }
  }
  return spoken;
}
