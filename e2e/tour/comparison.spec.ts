import { describe, expect, it } from 'vitest';
import { differs, type Pixels } from './comparison.js';

const [width, height] = [120, 80];

/** A grey picture, and in it whatever is painted. @param paint the grey of a pixel, between 0 and 255 */
function picture(paint: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const grey = paint(at % width, Math.floor(at / width));
    data.set([grey, grey, grey, 255], at * 4);
  }
  return { width, height, data };
}

const plain = picture(() => 240);

describe('comparing two pictures', () => {
  it('finds a block that has changed', () => {
    const block = picture((x, y) => (x >= 40 && x < 52 && y >= 20 && y < 28 ? 60 : 240));
    expect(differs(plain, block)).toBe(true);
  });

  it('finds a line of text that has moved by a line', () => {
    const line = (top: number): Pixels => picture((x, y) => (y >= top && y < top + 6 && x % 4 < 2 ? 30 : 240));
    expect(differs(line(20), line(32))).toBe(true);
    expect(differs(line(20), line(20))).toBe(false);
  });

  it('does not mind the noise of packing', () => {
    const noisy = picture((x, y) => 240 + ((x * 7 + y * 13) % 9) - 4);
    expect(differs(plain, noisy)).toBe(false);
  });

  it('does not mind a few single pixels', () => {
    const few = picture((x, y) => (x % 40 === 5 && y % 40 === 5 ? 0 : 240));
    expect(differs(plain, few)).toBe(false);
  });

  it('finds another size', () => {
    expect(differs(plain, { ...plain, width: height, height: width })).toBe(true);
  });
});
