import { randomBytes } from 'node:crypto';
import { after, eventIdOf, type Placed, positionOf } from './recent-changes.rules.js';

/** For so long what was heard is remembered: longer than a browser that is away tries to come back. */
const keptMicroseconds = 5 * 60 * 1_000_000;

/** A bound on memory: far more than happens in that time where people and agents do it. */
const keptItems = 20_000;

/**
 * What one process heard of late, so that whoever was away for a moment is told what they missed. Knows the time of the
 * database, as of when it began to listen, and goes on from there by a clock that never jumps.
 */
export class RecentChanges<Item> {
  private readonly node = randomBytes(4).toString('hex');
  private items: Placed<Item>[] = [];
  private since: number | null = null;
  private last = 0;
  /** The database's time less this process's. */
  private offset = 0;

  /** @param clock in milliseconds. */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Whether all that happens is heard. */
  get complete(): boolean {
    return this.since !== null;
  }

  /** From here on all that happens is heard. @param databaseTime in microseconds, as it was while this was called for. */
  begin(databaseTime: number): void {
    this.offset = databaseTime - this.clock() * 1000;
    this.items = [];
    // Nothing lies between the last place that was given and the first that is known: something was, that was not heard.
    this.last += 1;
    this.since = this.take();
  }

  /** From here on nothing is heard. */
  end(): void {
    this.items = [];
    this.since = null;
  }

  /** Remembers what was heard. @returns the id of its place. */
  add(item: Item): string {
    const time = this.take();
    this.items.push({ time, item });
    this.forget(time);
    return this.idOf(time);
  }

  /** The id of this moment: all that was heard is before it. */
  mark(): string {
    return this.idOf(this.take());
  }

  /** What was heard after a place, with the ids of theirs; null where not all of that is remembered, or it is no place. */
  after(id: string): { id: string; item: Item }[] | null {
    const position = positionOf(id);
    if (position === null || this.since === null) return null;
    this.forget(this.take());
    const { node, since, last, items } = this;
    return (
      after(position, { node, since, last, items })?.map(({ time, item }) => ({ id: this.idOf(time), item })) ?? null
    );
  }

  private forget(now: number): void {
    const oldest = now - keptMicroseconds;
    const excess = this.items.length - keptItems;
    const kept = this.items.findIndex(({ time }, index) => time >= oldest && index >= excess);
    const forgotten = kept === -1 ? this.items.length : kept;
    const newest = this.items[forgotten - 1]?.time ?? 0;
    if (forgotten > 0) this.items.splice(0, forgotten);
    // How long back it goes is told by the time alone, unless memory asks for more.
    if (this.since !== null) this.since = Math.max(this.since, oldest, excess > 0 ? newest + 1 : 0);
  }

  private take(): number {
    this.last = Math.max(this.last + 1, Math.round(this.offset + this.clock() * 1000));
    return this.last;
  }

  private idOf(time: number): string {
    return eventIdOf({ time, node: this.node });
  }
}
