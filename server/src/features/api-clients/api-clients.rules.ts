import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hashOfToken, newOpaqueToken } from '../../platform/secrets/opaque-tokens.js';

/** How long a token opens the API, in seconds. */
export const tokenSeconds = 3_600;

/** How many characters of a secret are kept, so that people can tell one from another. */
const hintLength = 4;

/** A new name for a program, beyond guessing so that nobody tries secrets on those of others. */
export function newClientId(): string {
  return `sw_${randomBytes(16).toString('hex')}`;
}

/** A new secret or token: 256 bits of chance, in characters that need no escaping. */
export function newSecret(): string {
  return `sws_${newOpaqueToken()}`;
}

export function secretHint(secret: string): string {
  return secret.slice(-hintLength);
}

/** True when a secret is the one that was hashed. */
export function isSecret(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOfToken(secret), hash);
}

/** Whether a program may have a token at a time. */
export function isUsable(client: { expiresAt: Date | null; revokedAt: Date | null }, at: Date): boolean {
  return client.revokedAt === null && (client.expiresAt === null || client.expiresAt > at);
}

/** What a program said of itself when it asked for a token. */
export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

/**
 * Reads the credentials of a program from the header of HTTP Basic, whose parts are form-encoded (RFC 6749, 2.3.1).
 * @returns null for anything else.
 */
export function basicCredentials(header: string | undefined): ClientCredentials | null {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [, clientId, clientSecret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (clientId === undefined || clientSecret === undefined) return null;
  try {
    return { clientId: formDecoded(clientId), clientSecret: formDecoded(clientSecret) };
  } catch {
    return null;
  }
}

function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
