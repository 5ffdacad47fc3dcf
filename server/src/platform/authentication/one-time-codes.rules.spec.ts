import { generateSync } from 'otplib';
import { expect, it } from 'vitest';
import {
  addressOf,
  enteredCode,
  newRecoveryCodes,
  newSecret,
  readable,
  recoveryCodeCount,
  stepOf,
} from './one-time-codes.rules.js';

const now = new Date('2026-11-22T12:00:10Z');
const step = Math.floor(now.getTime() / 30_000);
const codeAt = (secret: string, steps: number) => generateSync({ secret, epoch: (step + steps) * 30 });

it.each([
  ['123456', { kind: 'APP', code: '123456' }],
  [' 123 456 ', { kind: 'APP', code: '123456' }],
  ['ABCD-efgh-jkmn-pqrs', { kind: 'RECOVERY', code: 'abcdefghjkmnpqrs' }],
  ['abcdefghjkmnpqrs', { kind: 'RECOVERY', code: 'abcdefghjkmnpqrs' }],
  ['12345', null],
  ['1234567', null],
  ['', null],
  ['abcd-efgh-jkmn-pqr!', null],
])('reads %j as %j', (text, entered) => {
  expect(enteredCode(text)).toEqual(entered);
});

it('accepts the code of now, and of clocks that differ by a step, but no further', () => {
  const secret = newSecret();
  const accepted = [-3, -2, -1, 0, 1, 2, 3].filter((steps) => stepOf(secret, codeAt(secret, steps), now, 0) !== null);
  expect(accepted).toEqual([-1, 0, 1]);
  expect(stepOf(secret, codeAt(secret, 1), now, 0)).toBe(step + 1);
  expect(stepOf(newSecret(), codeAt(secret, 0), now, 0)).toBeNull();
});

it('accepts no code of a step that was used, or of one before', () => {
  const secret = newSecret();
  expect(stepOf(secret, codeAt(secret, 0), now, step)).toBeNull();
  expect(stepOf(secret, codeAt(secret, -1), now, step)).toBeNull();
  expect(stepOf(secret, codeAt(secret, 1), now, step)).toBe(step + 1);
});

it('knows the codes of RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(stepOf(secret, '287082', new Date(59_000), 0)).toBe(1);
  expect(stepOf(secret, '081804', new Date(1_111_111_109_000), 0)).toBe(37_037_036);
});

it('says to an app whose codes they are', () => {
  const address = new URL(addressOf('GEZDGNBVGY3TQOJQ', 'ann@example.test'));
  expect(`${address.protocol}//${address.host}`).toBe('otpauth://totp');
  expect(decodeURIComponent(address.pathname)).toBe('/Seatwise:ann@example.test');
  expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQ');
});

it('makes recovery codes that can be read, typed, and not guessed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(recoveryCodeCount);
  for (const code of codes) {
    expect(readable(code)).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(enteredCode(readable(code).toUpperCase())).toEqual({ kind: 'RECOVERY', code });
  }
});
