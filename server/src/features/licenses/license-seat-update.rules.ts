/** How much of the seats that were to be moved is, in percent, rounded down: all of them is all of them. */
export function percentMoved(seats: number, remaining: number): number {
  return seats === 0 ? 0 : Math.floor(((seats - remaining) * 100) / seats);
}
