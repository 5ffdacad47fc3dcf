/** A line that is as high as the first day, then steps; `x` and `y` run from 0 to 1, `y` downwards. */
export function stepPath(values: readonly number[], highest: number): string {
  const points: string[] = [];
  let last: number | undefined;
  for (const [index, value] of values.entries()) {
    if (value === last) continue;
    const x = share(index, values.length);
    points.push(last === undefined ? `M${x},${height(value, highest)}` : `H${x}V${height(value, highest)}`);
    last = value;
  }
  return points.length === 0 ? '' : `${points.join('')}H1`;
}

/** The same line, closed to the bottom. */
export function stepArea(values: readonly number[], highest: number): string {
  const line = stepPath(values, highest);
  return line === '' ? '' : `${line}V1H0Z`;
}

/** Figures of the axis, from 0 to at least `highest`, each a round number; whole ones, because seats are. */
export function ticks(highest: number): readonly number[] {
  const rough = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough && each % 1 === 0) ?? 10 * power,
  );
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** The days that are named below a chart, evenly spread, the first and the last among them. */
export function namedDays(count: number, most: number): readonly number[] {
  if (count <= 1) return count === 1 ? [0] : [];
  const parts = Math.min(most, count) - 1;
  return [...new Set(Array.from({ length: parts + 1 }, (_, index) => Math.round((index * (count - 1)) / parts)))];
}

/** The day at a place of the chart, from 0 to 1. */
export function dayAt(place: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(place * count)));
}

/** Where a day begins, from 0 to 1. */
export function share(index: number, count: number): number {
  return count === 0 ? 0 : Math.round((index / count) * 100_000) / 100_000;
}

/** The days on which something changed, and the first one: what a table of the chart has to say. */
export function changes<Day>(days: readonly Day[], same: (a: Day, b: Day) => boolean): readonly Day[] {
  return days.filter((day, index) => {
    const before = days[index - 1];
    return before === undefined || !same(before, day);
  });
}

function height(value: number, highest: number): number {
  return highest === 0 ? 1 : Math.round((1 - value / highest) * 100_000) / 100_000;
}
