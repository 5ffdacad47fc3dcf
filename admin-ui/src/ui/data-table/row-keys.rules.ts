/**
 * The row that a key leads to; `null` for a key that leads nowhere.
 *
 * @param active index of the row that the person is on
 * @param count how many rows there are to walk
 * @param inView how many of them fit into the view
 */
export function rowTarget(key: string, active: number, count: number, inView: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, count - 1);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + inView, count - 1);
    case 'PageUp':
      return Math.max(active - inView, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
