import { drawnRows, pagesOf, rowsAfter, rowsInView, scrollFor } from './row-window.rules';

const total = 100_000;

describe('a window of rows', () => {
  it('has the rows in view', () => {
    expect(rowsInView(0, 400, 40, total)).toEqual({ start: 0, end: 10 });
    expect(rowsInView(40 * 500 + 10, 400, 40, total)).toEqual({ start: 500, end: 511 });
    expect(rowsInView(40 * total, 400, 40, total)).toEqual({ start: total - 1, end: total });
    expect(rowsInView(0, 400, 40, 3)).toEqual({ start: 0, end: 3 });
    expect(rowsInView(0, 400, 40, 0)).toEqual({ start: 0, end: 0 });
  });

  it('is never larger than a screen', () => {
    const { start, end } = rowsInView(0, 1_000_000, 40, total);
    expect(end - start).toBeLessThan(100);
  });

  it('draws some rows around those in view, and the one that is kept', () => {
    const drawn = drawnRows({ start: 500, end: 511 }, total, 3);
    expect(drawn[0]).toEqual({ index: 3, gap: 3 });
    expect(drawn[1]).toEqual({ index: 488, gap: 484 });
    expect(drawn.at(-1)?.index).toBe(522);
    expect(rowsAfter(drawn, total)).toBe(total - 523);
    expect(drawnRows({ start: 500, end: 511 }, total, 90_000).at(-1)).toEqual({ index: 90_000, gap: 89_477 });
    expect(drawnRows({ start: 0, end: 5 }, 5, 2).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  });

  it('stands for all rows, whatever is drawn', () => {
    for (const kept of [0, 499, 500, 99_999]) {
      const drawn = drawnRows({ start: 480, end: 495 }, total, kept);
      const rows = drawn.reduce((sum, { gap }) => sum + gap + 1, 0) + rowsAfter(drawn, total);
      expect(rows).toBe(total);
    }
  });

  it('knows its pages', () => {
    expect(pagesOf({ start: 0, end: 11 }, 50)).toEqual([1]);
    expect(pagesOf({ start: 45, end: 56 }, 50)).toEqual([1, 2]);
    expect(pagesOf({ start: 50, end: 100 }, 50)).toEqual([2]);
    expect(pagesOf({ start: 0, end: 0 }, 50)).toEqual([]);
  });

  it('scrolls no further than it must', () => {
    expect(scrollFor(10, 0, 400, 40)).toBe(40);
    expect(scrollFor(5, 0, 400, 40)).toBeNull();
    expect(scrollFor(2, 400, 400, 40)).toBe(80);
  });
});
