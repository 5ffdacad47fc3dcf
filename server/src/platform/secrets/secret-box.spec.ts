import { expect, it } from 'vitest';
import { createConfig, readConfigValues } from '../config/config.js';
import { SecretBox } from './secret-box.js';

const [first, second] = ['a first secret key of enough characters', 'another secret key of enough characters'];

function boxWith(secretKey: string, old?: string): SecretBox {
  return new SecretBox(createConfig(readConfigValues(old === undefined ? {} : { OLD_SECRET_KEY: old }), secretKey));
}

it.each(['', 'A key', 'several\nlines', '🔑'.repeat(1_000)])('opens what it sealed: %j', (text) => {
  expect(boxWith(first).open(boxWith(first).seal(text, 'use'), 'use')).toBe(text);
});

it('says by which key a text was sealed, and nothing of the text or the key', () => {
  const sealed = boxWith(first).seal('A readable text', 'use');
  expect(sealed).toMatch(/^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]+$/);
  expect(sealed.startsWith(boxWith(first).presentPrefix)).toBe(true);
  expect(boxWith(second).presentPrefix).not.toBe(boxWith(first).presentPrefix);
  expect(Buffer.from(sealed.split('.')[2]!, 'base64url').toString()).not.toContain('readable');
  expect(boxWith(first).seal('A readable text', 'use')).not.toBe(sealed);
});

it('opens under the same purpose only', () => {
  const box = boxWith(first);
  const sealed = box.seal('text', 'license-key/1/2');
  expect(() => box.open(sealed, 'license-key/1/3')).toThrow(
    expect.objectContaining({ code: 'secret.damaged', status: 409 }),
  );
});

it('opens nothing of which a character was changed', () => {
  const box = boxWith(first);
  const sealed = box.seal('text', 'use');
  for (let at = box.presentPrefix.length; at < sealed.length; at++) {
    const other = sealed[at] === 'A' ? 'Q' : 'A';
    const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
    // The last character holds bits that say nothing: a change of those alone is none.
    if (Buffer.from(changed.split('.')[2]!, 'base64url').equals(Buffer.from(sealed.split('.')[2]!, 'base64url')))
      continue;
    expect(() => box.open(changed, 'use'), changed).toThrow(expect.objectContaining({ code: 'secret.damaged' }));
  }
});

it.each(['', 'v1.', 'nonsense', `${boxWith(first).presentPrefix}AAAA`, 'v2.0000000000000000.AAAA'])(
  'refuses %j, which nothing sealed',
  (sealed) => {
    expect(() => boxWith(first).open(sealed, 'use')).toThrow(expect.objectContaining({ code: 'secret.damaged' }));
  },
);

it('says when the key is another one, and opens with the key before', () => {
  const sealed = boxWith(first).seal('text', 'use');
  expect(() => boxWith(second).open(sealed, 'use')).toThrow(
    expect.objectContaining({ code: 'secret.other-key', status: 409 }),
  );
  const changing = boxWith(second, first);
  expect(changing.open(sealed, 'use')).toBe('text');
  expect(boxWith(second).open(changing.seal('text', 'use'), 'use')).toBe('text');
});

it('marks texts by the present key, and finds what the key before has marked', () => {
  const [own, ...none] = boxWith(first).marksOf('text', 'use');
  expect(none).toEqual([]);
  expect(own.startsWith(boxWith(first).presentPrefix)).toBe(true);
  expect(own).not.toContain('text');
  const changing = boxWith(second, first);
  expect(changing.marksOf('text', 'use')).toEqual([...boxWith(second).marksOf('text', 'use'), own]);
  expect(changing.knownPrefixes.toSorted()).toEqual(
    [boxWith(first).presentPrefix, boxWith(second).presentPrefix].toSorted(),
  );
  expect(boxWith(first).marksOf('text', 'other')).not.toEqual([own]);
});

it('has a fingerprint that depends on text, purpose and key', () => {
  const box = boxWith(first);
  const print = box.fingerprint('text', 'use');
  expect(box.fingerprint('text', 'use')).toBe(print);
  expect(box.fingerprint('texts', 'use')).not.toBe(print);
  expect(box.fingerprint('text', 'other')).not.toBe(print);
  expect(boxWith(second).fingerprint('text', 'use')).not.toBe(print);
});
