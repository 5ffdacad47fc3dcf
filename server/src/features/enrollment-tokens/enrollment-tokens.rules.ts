import { createHash, randomBytes } from 'node:crypto';

/** Bytes of chance in a token: beyond guessing. */
const tokenBytes = 32;

/** How many characters of a token are kept, so that people can tell one from another. */
const hintLength = 4;

/** A new token: 43 characters that need no escaping in an address. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** True for text that can be a token at all. */
export function isTokenShaped(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is stored of a token: SHA-256, which is enough for a value that cannot be guessed. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The end of a token. */
export function tokenHint(token: string): string {
  return token.slice(-hintLength);
}
