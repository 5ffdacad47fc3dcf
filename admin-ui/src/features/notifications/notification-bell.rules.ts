const mostShown = 99;

/** A count that fits on the bell. */
export function shownCount(count: number): string {
  return count > mostShown ? `${mostShown}+` : String(count);
}
