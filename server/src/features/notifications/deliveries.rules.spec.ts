import { describe, expect, it } from 'vitest';
import { afterAttempt, type AttemptOutcome, backOffSeconds, excerptOf, isSilence } from './deliveries.rules.js';
import { lastDigestTime } from './digests.rules.js';
import { signatureOf } from './signature.rules.js';

const now = Temporal.Instant.from('2026-03-05T10:00:00Z');
const outcome = (fields: Partial<AttemptOutcome>): AttemptOutcome => ({
  ...{ asked: true, delivered: false, status: null, error: null, answer: null, final: false },
  durationMilliseconds: 1,
  ...fields,
});

describe('a delivery after an attempt', () => {
  it('is delivered, or tried again later each time, or given up', () => {
    expect(afterAttempt(0, outcome({ delivered: true }), now)).toMatchObject({ state: 'DELIVERED', tries: 1 });
    const waits = backOffSeconds.map((_, tries) => {
      const { state, nextAttemptAt } = afterAttempt(tries, outcome({}), now);
      expect(state).toBe('PENDING');
      return nextAttemptAt?.since(now).total('seconds');
    });
    expect(waits).toEqual([...backOffSeconds]);
    expect(waits).toEqual(waits.toSorted((a = 0, b = 0) => a - b));
    expect(afterAttempt(backOffSeconds.length, outcome({}), now)).toMatchObject({
      state: 'FAILED',
      nextAttemptAt: null,
    });
    expect(afterAttempt(0, outcome({ final: true }), now)).toMatchObject({ state: 'FAILED' });
  });
});

it.each([
  [{}, true],
  [{ asked: false }, false],
  [{ status: 500 }, false],
  [{ delivered: true, status: 200 }, false],
])('an attempt that ends with %j is met with silence: %j', (fields, silent) =>
  expect(isSilence(outcome(fields))).toBe(silent),
);

describe('an excerpt of an answer', () => {
  it.each([
    ['', null],
    ['\u0000\u0000', null],
    [' fine\u0000\u0007 ', 'fine'],
    ['a\nb', 'a\nb'],
  ])('of %j is %j', (text, expected) => expect(excerptOf(text)).toBe(expected));

  it('is never longer than a kilobyte, nor cut within a character', () => {
    const excerpt = excerptOf('ü'.repeat(3000)) ?? '';
    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(1024);
    expect(excerpt).toMatch(/^ü+$/);
    expect(excerptOf(`x${'ü'.repeat(3000)}`)).toMatch(/^xü+$/);
  });
});

it('a signature is that of the second and the body', () => {
  // echo -n '1700000000.{}' | openssl dgst -sha256 -hmac secret
  expect(signatureOf('{}', 'secret', 1_700_000_000)).toMatch(/^t=1700000000,v1=[0-9a-f]{64}$/);
  expect(signatureOf('{}', 'secret', 1_700_000_001)).not.toContain(
    signatureOf('{}', 'secret', 1_700_000_000).slice(14),
  );
});

describe('the last time of a digest', () => {
  const last = (digest: 'DAILY' | 'WEEKLY', digestHour: number, at: string) =>
    lastDigestTime({ digest, digestHour }, Temporal.ZonedDateTime.from(at)).toString({ timeZoneName: 'never' });

  it.each([
    ['DAILY', 8, '2026-03-05T08:00:00[Europe/Berlin]', '2026-03-05T08:00:00+01:00'],
    ['DAILY', 8, '2026-03-05T07:59:59[Europe/Berlin]', '2026-03-04T08:00:00+01:00'],
    ['DAILY', 0, '2026-01-01T00:00:00[Europe/Berlin]', '2026-01-01T00:00:00+01:00'],
    ['WEEKLY', 8, '2026-03-09T08:00:00[Europe/Berlin]', '2026-03-09T08:00:00+01:00'],
    ['WEEKLY', 8, '2026-03-09T07:00:00[Europe/Berlin]', '2026-03-02T08:00:00+01:00'],
    ['WEEKLY', 8, '2026-03-08T23:00:00[Europe/Berlin]', '2026-03-02T08:00:00+01:00'],
    // The hour that the clock leaves out, and the one that it has twice.
    ['DAILY', 2, '2026-03-29T03:00:00[Europe/Berlin]', '2026-03-29T03:00:00+02:00'],
    ['DAILY', 2, '2026-10-25T12:00:00[Europe/Berlin]', '2026-10-25T02:00:00+02:00'],
  ] as const)('%s at %d, looked at on %s, is %s', (digest, hour, at, expected) =>
    expect(last(digest, hour, at)).toBe(expected),
  );
});
