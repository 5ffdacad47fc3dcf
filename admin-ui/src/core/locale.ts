const spoken = 'en-US';

/** The reader's own language, as a name that `Intl` takes: browsers on some systems report `en-US@posix`. */
export const locale = knownLocale(typeof navigator === 'undefined' ? spoken : navigator.language);

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
