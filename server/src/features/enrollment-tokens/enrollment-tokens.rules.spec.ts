import { expect, it } from 'vitest';
import { hashOfToken as tokenHash, newOpaqueToken as newToken } from '../../platform/secrets/opaque-tokens.js';
import { isTokenShaped, tokenHint } from './enrollment-tokens.rules.js';

it('makes tokens that differ and have the shape of a token', () => {
  const tokens = new Set(Array.from({ length: 100 }, newToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) {
    expect(isTokenShaped(token)).toBe(true);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  }
});

it.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}\u0000`, `${'x'.repeat(42)}é`, `${'x'.repeat(43)}\n`])(
  'does not take %j for a token',
  (text) => {
    expect(isTokenShaped(text)).toBe(false);
  },
);

it('stores the SHA-256 of a token and shows its end', () => {
  expect(tokenHash('abc').toString('hex')).toMatch(/^ba7816bf8f01cfea/);
  expect(tokenHint('abcdefgh')).toBe('efgh');
});
