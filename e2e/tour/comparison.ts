import pixelmatch from 'pixelmatch';

/** A picture as red, green, blue and opacity of each pixel. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** How far a pixel may be from the one before, between 0 and 1: packing a picture moves colours a little. */
const tolerance = 0.15;

/** So few pixels are the edge of a letter that another browser draws a little differently. */
const unnoticed = 24;

/** Whether a picture shows something else than the one before. */
export function differs(before: Pixels, after: Pixels): boolean {
  if (before.width !== after.width || before.height !== after.height) return true;
  const { width, height } = before;
  return pixelmatch(before.data, after.data, undefined, width, height, { threshold: tolerance }) > unnoticed;
}
