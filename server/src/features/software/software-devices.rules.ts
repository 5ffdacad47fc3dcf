/** What is known about devices that have a product, before they are read. */
export interface InstalledDevices {
  /** Devices that may be listed at all, whether they have the product or not; an estimate. */
  candidates: number;
  /** Devices that have the product, candidates or not. */
  installed: number;
}

/** The same of a page of them. */
export interface DevicePage extends InstalledDevices {
  /** Rows up to the end of the page, from the nearer end of the list. */
  rows: number;
  /** True when the order is that of an index on devices, so that reading them stops with the page. */
  inIndexOrder: boolean;
  /** Candidates that have the product. */
  matching: number;
}

/**
 * How devices that have a product are found:
 * - `ASK`: through the candidates, asking each for the product;
 * - `COLLECT`: all devices with the product are collected, then the candidates are compared with them;
 * - `JOIN`: through the product's installations, and from each to its device.
 */
export type WayToDevices = 'ASK' | 'COLLECT' | 'JOIN';

/** What is done to one device costs, in devices that are reached from an installation. */
const cost = { ask: 3, collect: 0.2, compare: 0.15 };

/** The cheapest way to a page. The database would have to guess how common the product is; the counts know. */
export function wayToPage({ rows, inIndexOrder, matching, candidates, installed }: DevicePage): WayToDevices {
  const share = matching / Math.max(candidates, 1);
  const read = inIndexOrder && share > 0 ? Math.min(rows / share, candidates) : candidates;
  return cheapest(read, installed);
}

/** The cheapest way to all of them. */
export function wayToAll({ candidates, installed }: InstalledDevices): WayToDevices {
  return cheapest(candidates, installed);
}

/** @param read how many candidates are read. */
function cheapest(read: number, installed: number): WayToDevices {
  const collect = installed * cost.collect + read * cost.compare;
  if (read * cost.ask < Math.min(collect, installed)) return 'ASK';
  return collect < installed ? 'COLLECT' : 'JOIN';
}
