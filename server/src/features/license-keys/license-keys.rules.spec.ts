import { expect, it } from 'vitest';
import { cleanKeyValue, hintOf, isKeyValue, maskedValueOf } from './license-keys.rules.js';

it.each([
  ['W269N-WFGWX-YVC9B-4J6C9-T83GX', 4, '83GX'],
  ['ABCDEFGHIJKLMNOP', 4, 'MNOP'],
  ['ABCDEFGHIJKLMNO', 0, ''],
  ['AB-CD-EF-GH-IJ-KL', 0, ''],
  ['4F2A', 0, ''],
  ['-----BEGIN LICENSE-----\nABCDEFGHIJKLMNOP\n-----END LICENSE-----', 0, ''],
  ['many words that are no key at all', 0, ''],
  ['ABCDEFGHIJKLMNO🔑🔑Q', 4, 'O🔑🔑Q'],
])('shows of %j the last %i characters', (value, _, hint) => {
  expect(hintOf(value)).toBe(hint);
});

it('masks the rest', () => {
  expect(maskedValueOf('4F2A')).toBe('•••• 4F2A');
  expect(maskedValueOf('')).toBe('••••');
});

it.each([
  ['  AAAA-BBBB \r\n', 'AAAA-BBBB'],
  ['\ufeffone\r\ntwo\rthree\n', 'one\ntwo\nthree'],
  ['a  b', 'a  b'],
  [' \n ', ''],
  ['\ud800x', '\ufffdx'],
])('reads %j as %j', (given, expected) => {
  expect(cleanKeyValue(given)).toBe(expected);
});

it.each([
  ['AAAA', true],
  ['one\n\ttwo', true],
  ['', false],
  ['nul\u0000', false],
  ['escape\u001b[2J', false],
])('takes %j for a value: %s', (value, expected) => {
  expect(isKeyValue(value)).toBe(expected);
});
