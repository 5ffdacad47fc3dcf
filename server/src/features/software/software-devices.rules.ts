/** What is known about a page of the devices that have a product, before it is read. */
export interface DevicePage {
  /** Rows up to the end of the page. */
  rows: number;
  /** True when the order is that of an index on devices, so that reading them stops with the page. */
  inIndexOrder: boolean;
  /** Devices that may be on a page at all, whether they have the product or not; an estimate. */
  candidates: number;
  /** Candidates that have the product. */
  matching: number;
  /** Devices that have the product, candidates or not. */
  installed: number;
}

/** What asking one device for a product costs, in devices read from the product's installations. */
const costOfAsking = 3;

/**
 * Whether a page is read faster by going through the candidates and asking each for the product, than by going through
 * the installations of the product. The database would have to guess how common the product is; the counts know.
 */
export function isReadByDevice(page: DevicePage): boolean {
  const share = page.matching / Math.max(page.candidates, 1);
  const asked = page.inIndexOrder && share > 0 ? Math.min(page.rows / share, page.candidates) : page.candidates;
  return asked * costOfAsking < page.installed;
}
