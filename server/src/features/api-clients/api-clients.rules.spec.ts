import { describe, expect, it } from 'vitest';
import { hashOfToken } from '../../platform/secrets/opaque-tokens.js';
import { basicCredentials, isSecret, isUsable, newSecret } from './api-clients.rules.js';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the credentials of HTTP Basic', () => {
  it.each([
    [basic('id:secret'), { clientId: 'id', clientSecret: 'secret' }],
    [basic('id:a:b'), { clientId: 'id', clientSecret: 'a:b' }],
    [basic('a%3Ab:c+d'), { clientId: 'a:b', clientSecret: 'c d' }],
    [basic('id:'), { clientId: 'id', clientSecret: '' }],
    [basic('no colon'), null],
    [basic('id:%zz'), null],
    ['Bearer abc', null],
    [undefined, null],
  ])('of %j are %j', (header, expected) => {
    expect(basicCredentials(header)).toEqual(expected);
  });
});

it('knows a secret by its hash', () => {
  const secret = newSecret();
  expect(isSecret(secret, hashOfToken(secret))).toBe(true);
  expect(isSecret(newSecret(), hashOfToken(secret))).toBe(false);
});

describe('a client', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const [before, after] = [new Date('2026-11-22T11:59:59Z'), new Date('2026-11-22T12:00:01Z')];
  it.each([
    [{ expiresAt: null, revokedAt: null }, true],
    [{ expiresAt: after, revokedAt: null }, true],
    [{ expiresAt: now, revokedAt: null }, false],
    [{ expiresAt: before, revokedAt: null }, false],
    [{ expiresAt: null, revokedAt: before }, false],
  ])('%j is usable: %s', (client, usable) => {
    expect(isUsable(client, now)).toBe(usable);
  });
});
