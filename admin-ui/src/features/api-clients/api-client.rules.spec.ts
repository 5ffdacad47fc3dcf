import { apiClientState, curlExample, dayOf, endOfDay } from './api-client.rules';

describe('an API client', () => {
  it('works, has expired, or was revoked', () => {
    expect(apiClientState({ active: true, revokedAt: null })).toBe('ACTIVE');
    expect(apiClientState({ active: false, revokedAt: null })).toBe('EXPIRED');
    expect(apiClientState({ active: false, revokedAt: '2026-01-01T00:00:00Z' })).toBe('REVOKED');
  });

  it('works until its last day ends, and shows that day again', () => {
    const instant = endOfDay('2026-12-31') ?? '';
    expect(new Date(instant)).toEqual(new Date(2026, 11, 31, 23, 59, 59));
    expect(dayOf(instant)).toBe('2026-12-31');
    expect([endOfDay(null), dayOf(null)]).toEqual([null, null]);
  });

  it('is tried with two commands', () => {
    const example = curlExample('https://seatwise.test', 'sw_client', 'sw_secret');
    expect(example).toContain('-d client_id=sw_client');
    expect(example).toContain('-d client_secret=sw_secret');
    expect(example).toContain('https://seatwise.test/api/v1/licenses');
    // The secret is sent in the body, never in an address.
    expect(example).not.toMatch(/\?.*sw_secret/);
  });
});
