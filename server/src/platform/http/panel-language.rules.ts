import Negotiator from 'negotiator';

/** Name of the cookie in which the panel keeps the language that somebody chose for this browser. */
export const languageCookie = 'language';

/**
 * The language in which the panel is shown: the one that was chosen, else the one that the browser prefers.
 *
 * @param languages what the panel is built in; the first is for those who speak none of them
 * @param acceptLanguage the request's header, as RFC 9110 describes it
 */
export function panelLanguage(
  languages: readonly [string, ...string[]],
  chosen: string | undefined,
  acceptLanguage: string | undefined,
): string {
  if (chosen !== undefined && languages.includes(chosen)) return chosen;
  const preferred = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language([...languages]);
  return preferred ?? languages[0];
}
