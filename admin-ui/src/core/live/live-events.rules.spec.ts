import { parseChange, retryDelay, streamAddress } from './live-events.rules';

describe('parseChange', () => {
  it('reads a change', () => {
    expect(parseChange('{"topic":"licenses","ids":[1,2],"organizationIds":[7]}')).toEqual({
      topic: 'licenses',
      ids: [1, 2],
      organizationIds: [7],
    });
  });

  it('reads a change that names no things', () => {
    expect(parseChange('{"topic":"licenses"}')).toEqual({ topic: 'licenses', ids: [], organizationIds: [] });
  });

  it.each(['', 'x', 'null', '{}', '{"topic":1}', 7])('ignores %j', (data) => {
    expect(parseChange(data)).toBeUndefined();
  });
});

describe('retryDelay', () => {
  it('doubles up to a quarter of a minute', () => {
    expect([1, 2, 3, 10, 5_000].map(retryDelay)).toEqual([1_000, 2_000, 4_000, 15_000, 15_000]);
  });
});

describe('streamAddress', () => {
  it('asks for what came after the last event', () => {
    expect([streamAddress(''), streamAddress('7-a&b')]).toEqual([
      '/api/v1/events',
      '/api/v1/events?lastEventId=7-a%26b',
    ]);
  });
});
