/** How many characters of a token are kept, so that people can tell one from another. */
const hintLength = 4;

/** True for text that can be a token at all. */
export function isTokenShaped(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** The end of a token. */
export function tokenHint(token: string): string {
  return token.slice(-hintLength);
}
