/** Parts of a ring, each from 0 to 1 of its way around, from the top. */
export interface RingParts {
  /** Where what is in use, and was purchased, ends. */
  readonly covered: number;
  /** Where what is in use beyond the quantity ends; as {@link covered} without over-use. */
  readonly used: number;
}

/** So little is still seen: one seat of ten thousand, and the one that is left of them. */
const smallestPart = 0.025;

/**
 * How a ring shows a usage. It is the quantity once around; with over-use the usage is, so that the part that was not
 * purchased has a place of its own.
 */
export function ringParts(usage: number, quantity: number): RingParts {
  if (usage <= 0) return { covered: 0, used: 0 };
  if (usage <= quantity) {
    const covered = usage === quantity ? 1 : seen(usage / quantity);
    return { covered, used: covered };
  }
  return { covered: quantity <= 0 ? 0 : seen(quantity / usage), used: 1 };
}

/** A stretch of a circle as the path of an SVG, clockwise from the top; empty without length. */
export function arcPath(from: number, to: number, radius: number, center: number): string {
  if (to <= from) return '';
  // One arc can't lead back to where it began.
  if (to - from >= 1) return arcPath(from, from + 0.5, radius, center) + arcPath(from + 0.5, to, radius, center);
  const point = (share: number): string => {
    const angle = 2 * Math.PI * share;
    return `${rounded(center + radius * Math.sin(angle))},${rounded(center - radius * Math.cos(angle))}`;
  };
  return `M${point(from)}A${radius},${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}`;
}

function seen(share: number): number {
  return Math.min(1 - smallestPart, Math.max(smallestPart, share));
}

function rounded(length: number): number {
  return Math.round(length * 1_000) / 1_000;
}
