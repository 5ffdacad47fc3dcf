import { reviewKey } from './review.rules';

const pressed = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };

describe('reviewKey', () => {
  it('knows the three keys, in capitals too', () => {
    expect(reviewKey({ ...pressed, key: 'c' })).toBe('confirm');
    expect(reviewKey({ ...pressed, key: 'M' })).toBe('map');
    expect(reviewKey({ ...pressed, key: 'w' })).toBe('explain');
    expect(reviewKey({ ...pressed, key: 'x' })).toBeNull();
  });

  it('leaves copying to the browser, and a held key alone', () => {
    expect(reviewKey({ ...pressed, key: 'c', ctrlKey: true })).toBeNull();
    expect(reviewKey({ ...pressed, key: 'c', metaKey: true })).toBeNull();
    expect(reviewKey({ ...pressed, key: 'c', repeat: true })).toBeNull();
  });
});
