/** Something that is due on a day. */
interface Due {
  id: number;
  /** `2026-11-21` */
  nextBillOn: string;
}

/** What is due, taken in the order of its days, also while more is added. */
export class DueQueue<Item extends Due> {
  private readonly items: Item[];

  constructor(items: readonly Item[]) {
    // The next one is at the end, where it is taken without moving the others.
    this.items = [...items].sort((a, b) => compare(b, a));
  }

  /** The next one, or null. */
  take(): Item | null {
    return this.items.pop() ?? null;
  }

  add(item: Item): void {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.items[middle];
      if (at !== undefined && compare(at, item) > 0) low = middle + 1;
      else high = middle;
    }
    this.items.splice(low, 0, item);
  }
}

function compare(a: Due, b: Due): number {
  if (a.nextBillOn !== b.nextBillOn) return a.nextBillOn < b.nextBillOn ? -1 : 1;
  return a.id - b.id;
}
