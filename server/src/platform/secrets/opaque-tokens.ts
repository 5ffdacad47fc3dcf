import { createHash, randomBytes } from 'node:crypto';

/** Bytes of chance in a token: beyond guessing. */
const tokenBytes = 32;

/** A new token: 43 characters that need no escaping in an address. */
export function newOpaqueToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What is stored of a token, or compared by: SHA-256, which is enough for a value that cannot be guessed. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
