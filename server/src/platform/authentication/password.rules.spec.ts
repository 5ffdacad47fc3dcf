import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswordCounts, isCommonPassword } from './common-passwords.js';
import { passwordFaultOf } from './password.rules.js';

const owner = { name: 'Ann-Marie Okafor', email: 'ann.okafor@halden-it.example' };
const codeOf = (password: string) => passwordFaultOf(password, owner)?.code ?? null;

describe('the list', () => {
  it('holds more than ten thousand passwords that are long enough, and the words of longer ones', () => {
    expect(commonPasswordCounts.passwords).toBeGreaterThan(40_000);
    expect(commonPasswordCounts.words).toBe(10_000);
  });

  it('takes no password for another one', () => {
    const random = fc.string({ minLength: 12, maxLength: 40 }).filter((text) => /[^a-z0-9]/i.test(text));
    fc.assert(
      fc.property(random, (text) => !isCommonPassword(text.toLowerCase())),
      { numRuns: 2_000 },
    );
  });
});

it.each([
  '1q2w3e4r5t6y',
  '1Q2W3E4R5T6Y',
  '1qaz2wsx3edc4rfv',
  'silmarillion',
  'passwordpassword',
  'Password1234!',
  '!!sunshine2024',
  'let-me-in-let-me-in',
  'iloveyou-iloveyou',
  'administrator1',
  'ｐａｓｓｗｏｒｄ１２３４',
])('refuses %j, which is guessed first', (password) => {
  expect(codeOf(password)).toBe('password.common');
});

it.each([
  'aaaaaaaaaaaa',
  'abababababababab',
  'xyz!xyz!xyz!x',
  '123456789012',
  'abcdefghijklm',
  'qwertyuiopasdfgh',
  'mlkjihgfedcba',
  'aabbccddeeffgg',
])('refuses %j, which is no more than its beginning', (password) => {
  expect(codeOf(password)).toBe('password.repetitive');
});

it.each([
  'Seatwise-2026!',
  'okafor-2026-11-22',
  'annmarieokafor',
  'Ann.Okafor.1987',
  'halden-it-2026',
  'xSeatwise12345x',
])('refuses %j, which others know of its owner', (password) => {
  expect(codeOf(password)).toBe('password.personal');
});

it.each([
  'correct horse battery staple',
  'correct horse battery',
  'a long enough password',
  'a password of a technician',
  'Seatwise opens on rainy days',
  'seatwise-admin-secret',
  'okafor paints the harbour',
  'ppppp qqq lanterns 9',
  'Tr0ub4dor&3-moss',
  'žluťoučký kůň',
  '🦊🌲🍂🧭🗻🌊🪶🐚🪵🦉🍄🌙',
  ' spaces are fine ',
  'x'.repeat(3) + ' and then something else entirely',
])('accepts %j', (password) => {
  expect(codeOf(password)).toBeNull();
});

it('asks for no composition: any random text of sufficient length will do', () => {
  const letters = fc.string({ minLength: 14, maxLength: 64, unit: fc.constantFrom(...'bdfhjlnprtvxz') });
  const random = letters.filter((text) => new Set(text).size >= 9);
  fc.assert(
    fc.property(random, (text) => codeOf(text) === null),
    { numRuns: 1_000 },
  );
});
